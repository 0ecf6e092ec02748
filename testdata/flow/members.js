// --- a class that never assigns its receiver
class Shop {
  pay() {
    this.digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
  }
}
// --- a field that something else fills
class Shop {
  digitalRiver;
  pay() {
    this.digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
  }
}
// --- an object of methods that never assigns its receiver
const shop = {
  pay() {
    this.digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
  },
};
// --- methods of a component
export default {
  methods: {
    pay() {
      this.digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
    },
  },
};
// --- a member set elsewhere may bring anything
class Shop {
  pay() {
    digitalRiver.createSource({ type: "bPay", ...this.extra }); // payload: { type: "bPay", … }
    digitalRiver.createSource(this.payload); // payload: { … }
  }
}
// --- what a payload lacks stays missing
class Shop {
  pay() {
    this.payload = { type: "bPay" };
    digitalRiver.createSource(this.payload); // payload: { type: "bPay" }
  }
}
// --- state that a framework replaces
class Shop extends React.Component {
  state = { ready: false };
  open() {
    this.setState({ ready: true });
  }
  pay() {
    const p = { type: "bPay" };
    if (this.state.ready) p.amount = 1;
    digitalRiver.createSource(p); // payload: { type: "bPay", amount? }
  }
}
// --- data that a form replaces
export default {
  data() {
    return { accepted: false, form: { accepted: false } };
  },
  methods: {
    pay() {
      const p = { type: "bPay" };
      if (this.accepted) p.amount = 1;
      if (this.form.accepted) p.currency = "EUR";
      digitalRiver.createSource(p); // payload: { type: "bPay", amount?, currency? }
    },
  },
};
// --- a field that a caller sets
export class Shop {
  accepted = false;
  pay() {
    if (!this.accepted) return;
    digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
  }
}
// --- a field that was tested
class Shop {
  sessionId = null;
  pay() {
    if (!this.sessionId) throw new Error("no session");
    digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
  }
}
// --- a flag that unknown code may set
const flags = { ready: false };
unknown(flags);
if (flags.ready) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
// --- a flag that the page may set
const flags = { ready: false };
window.flags = flags;
function pay() {
  if (flags.ready) digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
}
// --- a flag of the module
const flags = { ready: false };
function open() {
  flags.ready = true;
}
function pay() {
  if (!flags.ready) return;
  digitalRiver.createSource({ type: "bPay" }); // payload: { type: "bPay" }
}
// --- a flag of nobody else is known
const flags = { ready: false };
const p = { type: "bPay" };
if (flags.ready) p.amount = 1;
digitalRiver.createSource(p); // payload: { type: "bPay" }
