const p = { type: "bPay" };
if ("sessionId" in p) delete p.sessionId;
digitalriver.createSource(p);
const t = { type: "bPay" };
delete t["sessionId"];
digitalriver.createSource(t);
