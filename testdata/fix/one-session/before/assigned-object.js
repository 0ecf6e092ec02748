let p;
(p = {}).type = 'bPay';
digitalriver.createSource(p);
