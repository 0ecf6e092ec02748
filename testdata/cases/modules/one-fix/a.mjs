import { base } from './lib/base.mjs';

digitalriver.createSource({ ...base, amount: cart.total });
digitalriver.createSource({ ...base, currency: cart.currency });
