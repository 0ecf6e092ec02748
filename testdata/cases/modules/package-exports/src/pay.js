import payload from "shop/payload";
import { amount } from "#amounts";

digitalRiver.createSource({ ...payload, amount, sessionId: cart.paymentSession.id });
