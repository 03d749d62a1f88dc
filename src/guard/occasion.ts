import { printable } from '../pool/printable.ts';
import { emptyAnswer, failures } from './answers.ts';
import type { GuardedClient, GuardedPools } from './guarded-client.ts';
import type { ApiAnswer } from './visit.ts';

/** A situation that a page is put into. */
export type Occasion =
  /** The link names the app client that issued the code. */
  | { readonly kind: 'client'; readonly client: GuardedClient }
  /** The link names no app client, as those of old mails. */
  | { readonly kind: 'no client' }
  /** The link names an app client that is not in pools.yaml. */
  | { readonly kind: 'unknown client'; readonly client: GuardedClient }
  /** The link names an app client, and a pool that is not its own. */
  | { readonly kind: 'other pool'; readonly client: GuardedClient; readonly poolId: string }
  /** The call fails. */
  | {
      readonly kind: 'failure';
      readonly client: GuardedClient;
      readonly failure: string;
      readonly answer: ApiAnswer;
    };

/** An id in the form of the service's that no app client has. */
export const nobody = '0nobody0nobody0nobody0nobo';

/** The situations that a page is tried in: each app client, and once each of what can go wrong. */
export function occasionsOf({ clients }: GuardedPools): readonly Occasion[] {
  const [first] = clients;
  if (!first) return [];
  const foreign = clients.find(({ poolId }) => poolId !== first.poolId);
  return [
    ...clients.map(client => ({ kind: 'client', client }) as const),
    { kind: 'no client' },
    { kind: 'unknown client', client: { ...first, id: nobody, name: 'an app client that no pool has' } },
    ...(foreign ? [{ kind: 'other pool', client: first, poolId: foreign.poolId } as const] : []),
    ...failures().map(
      ({ name, answer }) => ({ kind: 'failure', client: first, failure: name, answer }) as const,
    ),
  ];
}

/** What a call is answered with on an occasion. */
export function answerOn(occasion: Occasion): ApiAnswer {
  return occasion.kind === 'failure' ? occasion.answer : emptyAnswer;
}

/** What an occasion is called in reports. */
export function nameOfOccasion(occasion: Occasion): string {
  switch (occasion.kind) {
    case 'client':
      return printable(`${occasion.client.poolName} / ${occasion.client.name}`);
    case 'no client':
      return 'a link without an app client';
    case 'unknown client':
      return 'a link with an unknown app client';
    case 'other pool':
      return 'a link with the pool of another app client';
    case 'failure':
      return occasion.failure;
  }
}
