import { cart } from "shop-cart";
import { details } from "./details";
import { TYPE } from "./types";
digitalriver.createSource({ type: TYPE, amount: 1, payPal: details });
