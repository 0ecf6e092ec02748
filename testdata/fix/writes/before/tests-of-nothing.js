function pay(flag, kind) {
  const p = { type: 'konbini' };
  flag && (p.amount = 1); // cents
  // the currency
  flag || (p.currency = 'EUR');
  kind ? (p.amount = 2) : (p.amount = 3);
  if (kind === 'a') {
    p.amount = 4;
  } else if (kind === 'b') p.amount = 5;
  else {
    // nothing
    p.currency = 'USD';
  }
  digitalriver.createSource(p);
}
function keeps(flag) {
  const p = { type: 'konbini' };
  check() && (p.amount = 1);
  if (flag) p.amount = 2;
  if (flag) check(); else p.amount = 3;
  for (const line of lines) if (line) p.amount = line; else p.amount = 0;
  flag && (p.amount = 1, p.note = 1);
  const total = flag && (p.currency = 'EUR');
  digitalriver.createSource(p);
  return total;
}
function minified(t) { var e = { type: 'konbini' }; return t && (e.amount = t.total, e.currency = t.c), digitalriver.createSource(e); }
