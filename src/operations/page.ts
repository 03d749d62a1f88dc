import { pageTokenInvalid } from '../causes/settings/page-token-invalid.ts';
import type { Seal } from '../pool/seal.ts';

/** A list that is given out in pages, ordered by id. */
export interface PagedList<T> {
  /** What the token is good for, such as `ListUserPools:us-east-1`. */
  readonly name: string;
  readonly items: readonly T[];
  readonly size: number;
  /** From the page before; undefined for the first page. */
  readonly token: string | undefined;
}

/**
 * One page of a list, and the token of the next where there is one. The token is sealed, so it cannot be read or
 * made up, and it names the last item, so that what is added or deleted in between neither repeats nor hides others.
 *
 * @throws page-token-invalid
 */
export function pageOf<T extends { readonly id: string }>(
  seal: Seal,
  { name, items, size, token }: PagedList<T>,
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const purpose = `page:${name}`;
  const after = token === undefined ? '' : seal.open(purpose, token)?.toString();
  if (after === undefined) throw pageTokenInvalid({});
  const rest = items.filter(item => item.id > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  const isMore = last !== undefined && rest.length > size;
  return { items: page, next: isMore ? { NextToken: seal.seal(purpose, last.id) } : {} };
}
