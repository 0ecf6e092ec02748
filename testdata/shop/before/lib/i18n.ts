type Values = Record<string, string | number>;

const messages: Record<string, string> = {
  'wire.failed': 'We could not create the bank details. Please try again.',
  'trevipay.declined': 'Your company account could not be charged.',
  'trevipay.vat-missing': 'Please enter your VAT number.',
  'donation.failed': 'Your donation did not go through: {reason}',
};

let locale = document.documentElement.lang || 'en';

export function setLocale(next: string): void {
  locale = next;
  document.documentElement.lang = next;
}

/** The text of `key`, with `{name}` replaced by `values.name`. */
export function translate(key: string, values: Values = {}): string {
  const text = messages[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function price(amount: number, currency: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}
