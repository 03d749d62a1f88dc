import type { Message } from '../pool/message.ts';
import type { Seal } from '../pool/seal.ts';
import type { MessageFilter } from '../store/messages.ts';
import {
  deleteMessage,
  deleteMessages,
  findMessage,
  keepMessage,
  listMessages,
  trimMessages,
} from '../store/messages.ts';
import type { Store, Transaction } from '../store/store.ts';
import { watchArrivals } from './arrivals.ts';

/** The built-in place where messages arrive. It is shared by all nodes of a store. */
export interface Mailbox {
  /** Writes a message within the caller's transaction. */
  keep(transaction: Transaction, message: Message): Promise<void>;
  /** Newest first. */
  list(filter: MessageFilter & { readonly limit: number }): Promise<Message[]>;
  find(id: string): Promise<Message | undefined>;
  /** Deletes one message; false if there is none of that id. */
  remove(id: string): Promise<boolean>;
  /** Deletes the messages that fit and tells how many they were. */
  empty(filter: Omit<MessageFilter, 'since'>): Promise<number>;
  /** Deletes all but the newest messages (1,000 unless told otherwise). Run it now and then. */
  trim(keep?: number): Promise<void>;
  /**
   * Tells of each message that arrives from when the promise resolves until the returned function is called:
   * those of this process at once, those of other nodes within about a second.
   */
  follow(arrived: (message: Message) => void): Promise<() => void>;
  /** Ends all following. */
  close(): void;
}

/** Opens the mailbox that is kept in a store. */
export function openMailbox(store: Store, seal: Seal): Mailbox {
  const arrivals = watchArrivals(store, id => store.read(query => findMessage(query, seal, id)));
  return {
    keep: async (transaction, message) => {
      await keepMessage(transaction, seal, message);
      arrivals.expect();
    },
    list: filter => store.read(query => listMessages(query, seal, filter)),
    find: id => store.read(query => findMessage(query, seal, id)),
    remove: id => store.write(transaction => deleteMessage(transaction, id)),
    empty: filter => store.write(transaction => deleteMessages(transaction, filter)),
    trim: (keep = 1000) => trimMessages(store, keep),
    follow: arrived => arrivals.follow(arrived),
    close: () => arrivals.close(),
  };
}
