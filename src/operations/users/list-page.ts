import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Seal } from '../../pool/seal.ts';
import type { ListPosition } from '../../store/list-users.ts';

/** What a listing is of; a token continues no other. */
export interface Listing {
  readonly poolId: string;
  readonly filter: string;
  readonly attributes: readonly string[];
}

/** How long a token lives, milliseconds (documented as about an hour). */
const lifetime = 3_600_000;

const start: ListPosition = { value: '', sub: '' };

function purposeOf({ poolId, filter, attributes }: Listing): string {
  return `list-users:${JSON.stringify([poolId, filter, attributes])}`;
}

/** The token that continues a listing behind that position. */
export function sealPage(seal: Seal, listing: Listing, at: ListPosition, now: number): string {
  return seal.seal(
    'list-users',
    JSON.stringify([seal.hash('list-users', purposeOf(listing)), at.value, at.sub, now]),
  );
}

/**
 * Where a listing goes on; at its start where there is no token.
 *
 * @throws pagination-token-invalid
 */
export function openPage(seal: Seal, listing: Listing, token: string | undefined, now: number): ListPosition {
  if (token === undefined) return start;
  const opened = seal.open('list-users', token);
  if (!opened) throw paginationTokenInvalid({ reason: 'it does not open' });
  // What opens was sealed above, in this form.
  const [of, value, sub, at] = JSON.parse(opened.toString()) as [string, string, string, number];
  if (of !== seal.hash('list-users', purposeOf(listing))) {
    throw paginationTokenInvalid({ reason: 'the listing has other parameters' });
  }
  if (at + lifetime <= now) throw paginationTokenInvalid({ reason: 'it is older than an hour' });
  return { value, sub };
}
