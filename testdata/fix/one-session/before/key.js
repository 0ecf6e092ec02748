const L = cond ? 'type' : 'kind';
digitalriver.createSource({ [L]: 'bPay', bPay: {} });
