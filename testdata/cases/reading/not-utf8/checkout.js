// café
digitalRiver.createSource({ type: "creditCard" });
