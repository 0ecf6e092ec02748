export interface Line { name: string; price: number; quantity: number }
export interface Cart { lines: Line[]; currency: string; note?: string; paymentSession: { id: string } }
export interface PayPalItem { name: string; quantity: number; unitAmount: number }
