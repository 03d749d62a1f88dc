import type { Known, KnownClient, KnownPool } from '../causes/known.ts';
import type { Asked } from './asked.ts';
import type { Found, Reading } from './reading.ts';

/** Puts together all that was read and told. */
export function knownFrom(
  readings: readonly Reading[],
  { now, client, sentAt }: Pick<Asked, 'now' | 'client' | 'sentAt'>,
): Known {
  const all = <T>(list: (found: Found) => readonly T[] | undefined) =>
    readings.flatMap(({ found }) => list(found) ?? []);
  const user = all(({ user: one }) => one && [one]).at(-1);
  const sentBy = client ?? all(({ sentBy: one }) => (one === undefined ? [] : [one])).at(-1);
  const links = distinct(all(found => found.links));
  return {
    now,
    errors: distinct(all(({ errors }) => errors)),
    links,
    addresses: distinct(all(({ addresses }) => addresses)),
    tokens: all(({ tokens }) => tokens),
    calls: all(({ calls }) => calls).toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    answers: all(({ answers }) => answers),
    logs: distinct(all(({ logs }) => logs)),
    pools: joinedPools(all(({ pools }) => pools)),
    ...(user && { user }),
    ...(sentBy !== undefined && { sentBy }),
    ...(sentAt !== undefined && links.length === 0 && { mailedAt: sentAt }),
  };
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map(one => [JSON.stringify(one), one])).values()];
}

/** A pool may be described in several pieces: itself, and its app clients one by one. */
function joinedPools(pools: readonly KnownPool[]): readonly KnownPool[] {
  const alike = Map.groupBy(pools, ({ from, id }) => JSON.stringify([from, id]));
  return [...alike.values()].flatMap(pieces => {
    const [first] = pieces;
    if (!first) return [];
    const hasAllClients = pieces.some(piece => piece.hasAllClients);
    return [Object.assign({}, ...pieces, { clients: joinedClients(pieces), hasAllClients })];
  });
}

/** A client may be in several pieces too: by its name in a list, and with its settings in another. */
function joinedClients(pieces: readonly KnownPool[]): readonly KnownClient[] {
  const alike = Map.groupBy(
    pieces.flatMap(({ clients }) => clients),
    ({ id }) => id,
  );
  return [...alike.values()].flatMap(([first, ...more]) =>
    first ? [Object.assign({}, first, ...more)] : [],
  );
}
