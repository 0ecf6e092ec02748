/** The Korean shop has its own account, and so its own public key. */
declare class DigitalRiver {
  constructor(publicKey: string, options?: { locale: string });
  createSource(payload: unknown): Promise<any>;
}

export const digitalRiver = new DigitalRiver('pk_live_korea', { locale: 'ko-KR' });
