import { TYPE, amounts } from "./pay.js";

export const build = () => ({ type: TYPE, ...amounts() });
