// What the component starts with is no constant: the branch for PayPal runs once a shopper picks it.
export class Checkout extends React.Component {
  state = { method: "creditCard" };

  pick = (event) => this.setState({ method: event.target.value });

  async pay() {
    const { cart, digitalRiver } = this.props;
    const payload = { type: this.state.method, sessionId: cart.paymentSession.id, owner: cart.owner };
    if (this.state.method === "payPal") {
      payload.amount = cart.total;
      payload.payPal = { returnUrl: cart.returnUrl, items: cart.items };
    }
    return digitalRiver.createSource(payload);
  }

  render() {
    return <button onClick={() => this.pay()}>Pay</button>;
  }
}
