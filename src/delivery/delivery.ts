import type { Message } from '../pool/message.ts';
import type { Transaction } from '../store/store.ts';

/**
 * Hands messages on. In two steps, so that a message and the code in it are remembered together or not at
 * all: `send` takes the message to a server outside, `keep` writes it into the built-in mailbox within the
 * caller's transaction. Each is a no-op where that way is not configured.
 */
export interface Delivery {
  /** @throws DeliveryFailed if the mail server does not take it. */
  send(message: Message): Promise<void>;
  keep(transaction: Transaction, message: Message): Promise<void>;
}

/**
 * The mail server could not be reached in time (`unreachable`), or answered and did not take the message
 * (`refused`). What it says is for the recorder and names no credential and nothing of the message.
 */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed';
  readonly kind: 'unreachable' | 'refused';
  /** Such as `smtp.example.com:587`. */
  readonly server: string;
  /** The server's answer, or what kept it from being reached. */
  readonly reason: string;
  constructor(kind: DeliveryFailed['kind'], server: string, reason: string) {
    super(`${server}: ${reason}`);
    this.kind = kind;
    this.server = server;
    this.reason = reason;
  }
}
