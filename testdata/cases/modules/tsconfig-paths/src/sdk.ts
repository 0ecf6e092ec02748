export const digitalRiver = new DigitalRiver("key");
