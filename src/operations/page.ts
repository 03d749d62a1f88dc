import type { Failure } from '../causes/cause.ts';
import { pageTokenInvalid } from '../causes/settings/page-token-invalid.ts';
import type { Seal } from '../pool/seal.ts';

/**
 * One for all lists, whose names are inside: lists are as many as groups, and a
 * purpose has a key that is kept.
 */
const purpose = 'page';

/** How many items a page has where the request does not say (inferred: the most that it can ask for). */
export const defaultSize = 60;

/** How long a token is good where a list says what time it is, milliseconds. */
const lifetime = 3_600_000;

/** A list that is given out in pages. */
interface Paged {
  /** What the token is good for, such as `ListUserPools:us-east-1`. */
  readonly name: string;
  readonly size: number;
  /** From the page before; undefined for the first page. */
  readonly token: string | undefined;
  /** Milliseconds since 1970, where a token is good for an hour only. */
  readonly now?: number;
}

/** A list that is at hand as a whole, ordered by id. */
export interface PagedList<T> extends Paged {
  readonly items: readonly T[];
}

/** A list that is read page by page, ordered by a key that is never empty. */
export interface ReadList<T> extends Paged {
  /**
   * Reads at most that many items whose keys stand behind that one; behind the empty text, the first ones.
   */
  readonly read: (after: string, limit: number) => Promise<readonly T[]>;
  readonly keyOf: (item: T) => string;
  /** How a token fails that is none of this list, and why. */
  readonly invalid: (reason: string) => Failure;
}

/** One page, and the token of the next where there is one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: { readonly NextToken?: string };
}

/**
 * One page of a list, and the token of the next where there is one. The token is sealed, so it
 * cannot be read or made up, and it names the last item, so that what is added or deleted in between
 * neither repeats nor hides others.
 *
 * @throws page-token-invalid
 */
export function pageOf<T extends { readonly id: string }>(
  seal: Seal,
  { items, ...paged }: PagedList<T>,
): Page<T> {
  const after = opened(seal, paged, () => pageTokenInvalid({}));
  const rest = items.filter(item => item.id > after);
  return cut(seal, paged, rest, item => item.id);
}

/**
 * As `pageOf`, of a list that is not read as a whole.
 *
 * @throws what `invalid` gives
 */
export async function readPage<T>(seal: Seal, list: ReadList<T>): Promise<Page<T>> {
  const after = opened(seal, list, list.invalid);
  return cut(seal, list, await list.read(after, list.size + 1), list.keyOf);
}

/** The key of the item behind which the page begins; empty for the first page. */
function opened(seal: Seal, { name, token, now }: Paged, invalid: (reason: string) => Failure): string {
  if (token === undefined) return '';
  const text = seal.open(purpose, token)?.toString();
  if (text === undefined) throw invalid('it does not open');
  // What opens was sealed below, in this form.
  const [of, after, at] = JSON.parse(text) as [string, string, number | null];
  if (of !== name) throw invalid('the listing has other parameters');
  if (now !== undefined && (at ?? 0) + lifetime <= now) throw invalid('it is older than an hour');
  return after;
}

/** The first items as a page; that there are more makes the token. */
function cut<T>(
  seal: Seal,
  { name, size, now }: Paged,
  items: readonly T[],
  keyOf: (item: T) => string,
): Page<T> {
  const page = items.slice(0, size);
  const last = page.at(-1);
  if (last === undefined || items.length <= size) return { items: page, next: {} };
  return { items: page, next: { NextToken: seal.seal(purpose, JSON.stringify([name, keyOf(last), now])) } };
}
