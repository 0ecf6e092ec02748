/** Talks to the shop's own server. */
class ApiClient {
  constructor(base) {
    this.base = base;
  }

  async request(method, path, body) {
    const response = await fetch(this.base + path, {
      method,
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-Csrf-Token': document.body.dataset.csrf },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status}`);
    }
    return response.status === 204 ? null : response.json();
  }

  get(path) {
    return this.request('GET', path);
  }

  post(path, body) {
    return this.request('POST', path, body);
  }

  /** Stores a source on the server; not to be confused with the browser's createSource. */
  createSource(cartId, source) {
    return this.post(`/carts/${cartId}/sources`, source);
  }

  attachSource(cartId, sourceId) {
    return this.createSource(cartId, { sourceId, amount: null, currency: null });
  }
}

export const api = new ApiClient('/api');

export function reattach(cartId, sourceId, amount) {
  return api.createSource(cartId, { type: 'payPal', sourceId, amount });
}
