const details = { items: [], returnUrl: "/" };
details.taxAmount = 1;
export { details };
