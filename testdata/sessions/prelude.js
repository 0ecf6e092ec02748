// Names that every program of this folder may use: `seen` gets the session of each call, `handlers` run at the end.
var seen = [];
var handlers = [];
var attempt = run => { try { return run(); } catch (error) { seen.push('thrown: ' + error); } };
var digitalriver = {};
for (const name of ['createSource', 'createDropin', 'retrieveAvailablePaymentMethods'])
    digitalriver[name] = (...given) => { seen.push(String((given[given.length - 1] || {}).sessionId)); };
var button = { addEventListener: (name, run) => { handlers.push(run); } };
var cart = { total: 1, paymentSession: { id: 'ps', clientSecret: 'secret' } };
var shopCart = cart;
var load = () => cart;
var loadLater = async () => cart;
var ready = true;
var window = globalThis;
var self = globalThis;
var document = globalThis;
