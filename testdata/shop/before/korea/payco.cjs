'use strict';

const { validatePhone } = require('../lib/address-form');
const { settings } = require('./settings');

let client;

function digitalRiver() {
  if (!client) {
    client = new DigitalRiver(settings.publicKey, { locale: 'ko-KR' });
  }
  return client;
}

async function preparePayload(cart, shopper) {
  if (!(await validatePhone(shopper.phone))) {
    throw new Error('전화번호를 확인해 주세요.');
  }
  return {
    type: 'payco',
    amount: cart.total, // in won, no decimals
    currency: 'KRW',
    owner: {
      firstName: shopper.givenName,
      lastName: shopper.familyName,
      email: shopper.email,
      phoneNumber: shopper.phone,
    },
    payco: {
      returnUrl: settings.baseUrl + '/payco/return',
      cancelUrl: settings.baseUrl + '/checkout',
    },
  };
}

/** Resolves with the address of Payco's page. */
function payWithPayco(cart, shopper) {
  return preparePayload(cart, shopper)
    .then((payload) => digitalRiver().createSource(payload))
    .then(({ source, error }) => {
      if (error) {
        throw new Error(error.errors.map((each) => each.message).join('\n'));
      }
      return source.redirect.redirectUrl;
    });
}

module.exports = { payWithPayco };
