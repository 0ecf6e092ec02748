var data = { type: 'bPay' };
if (flag)
  // amount is needed
  data.amount = 1; // cents
if (flag) data.amount = 1; /* cents */ else data.currency = "EUR"; // always
for (const line of lines) // each of them
  // adds
  data.amount = line.total;
digitalriver.createSource(data);
