export default { type: "konbini", currency: "JPY" };
