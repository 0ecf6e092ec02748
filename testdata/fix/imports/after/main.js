import { cart } from "shop-cart";
import { details } from "./details";
import { TYPE } from "./types";
digitalriver.createSource({ type: TYPE, sessionId: cart.paymentSession.id, payPal: details });
