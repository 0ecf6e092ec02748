import { cart } from "shop-cart";
import maker, { Maker, addCurrency, addMoney, build, konbini, money, pay } from "./build.mjs";
import { make } from "./common.cjs";

digitalriver.createSource(build(1));
digitalriver.createSource({ type: "bPay", sessionId: cart.paymentSession.id, ...money() });
digitalriver.createSource(addMoney({ type: "bPay", sessionId: cart.paymentSession.id }));
const payload = { type: "bPay", sessionId: cart.paymentSession.id };
addCurrency(payload);
digitalriver.createSource(payload);
digitalriver.createSource({ type: "payPal", sessionId: cart.paymentSession.id, payPal: maker.details() });
digitalriver.createSource(new Maker().make());
digitalriver.createSource(konbini(2));
digitalriver.createSource(make(3));
pay(digitalriver);
