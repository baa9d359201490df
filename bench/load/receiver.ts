// Receivers that pilito is compared with: how one is described, and what each must do with a delivery.

export interface Receiver {
  /** `nothing` forgets the delivery; `transaction` commits it to SQLite alone; `bullmq` adds it to a queue. */
  keeper: 'nothing' | 'transaction' | 'bullmq';
  token: string;
  webhookSecret: string;
  /** The database file, or the port of Redis. */
  place: string;
}

export interface Kept {
  id: string;
  topic: string;
  body: Buffer;
}

/** Ends, or resolves, when the delivery would survive the loss of power. */
export type Keep = (delivery: Kept) => Promise<void> | void;
