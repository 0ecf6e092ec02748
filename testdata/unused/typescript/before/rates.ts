export const RATE = 1.1;
