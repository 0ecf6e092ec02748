var s = {};
s.type =
  'bPay';
digitalriver.createSource(s);
