const digitalRiver = new DigitalRiver("key");

export function payWith(payload) {
  return digitalRiver.createSource(payload);
}

export function payLater() {
  return digitalRiver.createSource({ type: "konbini", currency: "JPY" });
}
