import api from "./digitalRiverCustomer";
import * as customer from "../digitalRiver";
import { digitalRiver as client } from "./client";
import digitalRiverJs from "./sdk";

export const create = (source) => api.createSource({ type: source.kind, konbini: {}, amount: 1 });
export const createToo = (source) => customer.createSource({ type: source.kind, konbini: {}, amount: 1 });
export const pay = (source) => client.createSource({ type: source.kind, konbini: {}, amount: 1 });
export const payToo = (source) => digitalRiverJs.createSource({ type: source.kind, konbini: {}, amount: 1 });
