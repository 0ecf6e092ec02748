function run(d) {
  d.amount = 1;
  'use strict';
  undeclared = 3;
  digitalriver.createSource(d);
}
run({ type: 'bPay' });
