'use strict';

exports.settings = {
  publicKey: 'pk_live_korea',
  baseUrl: 'https://shop.example/kr',
};
