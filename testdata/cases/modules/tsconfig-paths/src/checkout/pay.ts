import { payload } from "@/payloads";
import { digitalRiver } from "@/sdk";

export const pay = () => digitalRiver.createSource(payload);
