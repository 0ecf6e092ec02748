const p = { type: "bPay" };
if ("sessionId" in p) delete p.sessionId;
digitalriver.createSource(p);
