var q = {}; if (cond) { q.type = 'bPay' } else { q.type = 'payco' }
digitalriver.createSource(q)
