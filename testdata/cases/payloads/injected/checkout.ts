// A service of the shop by the name of the SDK: its own method is followed, and adds the session.
import { Injectable, inject } from "@angular/core";

@Injectable()
export class DigitalRiverService {
  private sdk = new (window as any).DigitalRiver("key");
  constructor(private sessions: SessionStore) {}

  createSource(payload: any) {
    return this.sdk.createSource({ ...payload, sessionId: this.sessions.current.id });
  }
}

@Component({ template: "" })
export class WireComponent {
  private digitalRiver = inject(DigitalRiverService);

  pay(total: number) {
    return this.digitalRiver.createSource({ type: "wireTransfer", amount: total });
  }
}

@Component({ template: "" })
export class CardComponent {
  constructor(private digitalRiver: DigitalRiverService) {}

  pay(owner: Owner) {
    return this.digitalRiver.createSource({ type: "creditCard", owner });
  }
}
