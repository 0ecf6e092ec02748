import { translate } from '../lib/i18n';
import { cart } from '../lib/cart-totals';

/** Purchase on account for companies (TreviPay). */
export default class TreviPay {
  constructor(root, publicKey) {
    this.root = root;
    this.digitalRiver = new DigitalRiver(publicKey);
    this.root.addEventListener('submit', (event) => this.onSubmit(event));
  }

  get company() {
    const { elements } = this.root;
    return { name: elements.company.value, taxId: elements.vat.value, buyer: elements.email.value };
  }

  async onSubmit(event) {
    event.preventDefault();
    if (!this.company.taxId) {
      this.fail('trevipay.vat-missing');
      return;
    }
    const result = await this.digitalRiver.createSource({
      type: 'msts',
      msts: { clientReferenceId: this.company.taxId },
    });
    if (result.error) {
      this.fail('trevipay.declined');
      return;
    }
    this.root.dispatchEvent(new CustomEvent('paid', { detail: result.source }));
  }

  fail(key) {
    this.root.querySelector('.error').textContent = translate(key);
  }
}
