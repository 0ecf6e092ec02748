import { base } from './lib/base.mjs';

base.amount = cart.total;
digitalriver.createSource(base);
