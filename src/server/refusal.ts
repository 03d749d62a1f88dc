import type { Failure } from '../causes/cause.ts';
import type { Finding } from '../config/cross-check.ts';
import type { Path } from '../config/source.ts';
import { refusedPlace } from './refused-place.ts';

/** What an entry of pools.yaml may be. */
type EntryKind = 'a pool' | 'a group' | 'a resource server' | 'an app client' | 'a user';

/** An entry, and where it stands. */
export interface Placed {
  readonly kind: EntryKind;
  readonly entry: object;
  readonly path: Path;
}

/** What is told of an entry that the service refuses: what a client of the API would be shown, and the cause. */
export function refusal({ kind, entry, path }: Placed, { cause, shown, facts }: Failure): Finding {
  return {
    path: [...path, ...refusedPlace(entry, cause.id, facts)],
    expected: `${kind} that the service takes`,
    found: `what it refuses: ${shown ?? cause.title} (${cause.id})`,
  };
}
