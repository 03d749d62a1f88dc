import type { Message } from '../pool/message.ts';

/** One way by which messages of one medium leave this machine. */
export interface Carrier {
  /** @throws DeliveryFailed if it cannot be reached in time or does not take the message. */
  send(message: Message): Promise<void>;
  close(): void;
}
