import { payload } from "./payload";

digitalRiver.createSource(payload);
