// --- data and methods
const dr = new DigitalRiver("key");
export default {
  data() {
    return { payload: { type: "bPay", amount: 1 } };
  },
  methods: {
    pay() {
      dr.createSource(this.payload); // payload: { type: "bPay", amount }
    },
  },
};
// --- a method that builds, called by another
const dr = new DigitalRiver("key");
export default {
  name: "checkout",
  methods: {
    build() {
      return { type: "payPal", amount: this.total };
    },
    pay() {
      dr.createSource(this.build()); // payload: { type: "payPal", amount }
    },
  },
};
// --- computed values
const dr = new DigitalRiver("key");
new Vue({
  data: { kind: "konbini" },
  computed: {
    payload() {
      return { type: this.kind, currency: "JPY" };
    },
  },
  methods: {
    pay: function () {
      dr.createSource(this.payload); // payload: { type: "konbini", currency }
    },
  },
});
// --- what a component gets from outside is unknown
const dr = new DigitalRiver("key");
export default {
  props: ["payload"],
  methods: {
    pay() {
      dr.createSource(this.payload); // payload: { … }
    },
  },
};
// --- a state that an effect sets
function Checkout({ cart }) {
  const [sdk, setSdk] = useState(null);
  const [payload, setPayload] = useState({ type: "bPay" });
  useEffect(() => {
    setSdk(new DigitalRiver("key"));
  }, []);
  const choose = () => setPayload((before) => ({ ...before, amount: cart.total }));
  const pay = () => sdk.createSource(payload); // payload: { type: "bPay" } | { type: "bPay", amount }
  const mount = () => sdk.createDropin({ options: {} }); // payload: { options: {} }
  return <Form onChoose={choose} onPay={pay} onMount={mount} />;
}
