var data = { type: "bPay" };
if (flag)
  // needed
  data.amount = 1; // cents
digitalriver.createSource(data);
