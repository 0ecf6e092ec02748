import { payload } from "./gone";
import other from "@/gone";
import { third } from "gone";
const fourth = require("./broken");

digitalRiver.createSource({ type: "bPay", ...payload });
digitalRiver.createSource({ type: "bPay", ...other });
digitalRiver.createSource({ type: "bPay", ...third });
digitalRiver.createSource({ type: "bPay", ...fourth });
