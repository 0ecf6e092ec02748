export const amount = 5;
