digitalriver.createSource({ type: 'konbini', // first  amount: 1, // x  currency: 'EUR', owner: 1 });
var q = { type: 'konbini' } // q q.amount = 1 // total digitalriver.createSource(q)
