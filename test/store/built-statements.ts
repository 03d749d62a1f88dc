import type { Seal } from '../../src/pool/seal.ts';
import { deleteMessages, listMessages } from '../../src/store/messages.ts';
import type { Transaction } from '../../src/store/store.ts';

const noSeal: Seal = {
  seal: () => '',
  open: () => undefined,
  hash: () => '',
  sealJwe: () => '',
  openJwe: () => undefined,
};

const messageFilters = [{}, { to: 'a@b.c' }, { poolId: 'p' }, { to: 'a@b.c', poolId: 'p' }];

/**
 * Calls of every function that puts its statement together at run time, in every form that it can take. The test of
 * plans refuses a statement of that kind that no call here makes.
 */
export const calls: readonly ((transaction: Transaction) => Promise<unknown>)[] = messageFilters.flatMap(
  filter => [
    transaction => listMessages(transaction, noSeal, { ...filter, limit: 5 }),
    transaction => listMessages(transaction, noSeal, { ...filter, since: 5, limit: 5 }),
    transaction => deleteMessages(transaction, filter),
  ],
);
