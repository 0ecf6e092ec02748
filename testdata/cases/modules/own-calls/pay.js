import { payWith } from "./payments";

// createSource is called in there.
payWith({ type: "bPay", amount: 5 });
