export const digitalRiver = new window.DigitalRiver('pk_test_acme');

export async function loadDigitalRiver() {
  return digitalRiver;
}
