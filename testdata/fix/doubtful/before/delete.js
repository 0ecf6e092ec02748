const p = { type: "bPay", amount: 1 };
if ("sessionId" in p) delete p.sessionId;
digitalriver.createSource(p);
const t = { type: "bPay", amount: 1 };
delete t["sessionId"];
digitalriver.createSource(t);
