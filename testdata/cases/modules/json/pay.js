import payload from "./payload.json" with { type: "json" };

digitalRiver.createSource(payload);
digitalRiver.createSource({ ...payload });
