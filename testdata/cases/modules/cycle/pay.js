import { build } from "./build.js";

export const TYPE = "bPay";
export function amounts() {
  return { amount: 5 };
}
export const pay = () => digitalRiver.createSource(build());
