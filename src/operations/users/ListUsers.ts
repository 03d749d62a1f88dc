import { attributeToGetUnknown } from '../../causes/users/attribute-to-get-unknown.ts';
import { attributeToGetUnset } from '../../causes/users/attribute-to-get-unset.ts';
import { filterAttributeNotSearchable } from '../../causes/users/filter-attribute-not-searchable.ts';
import { filterNotReadable } from '../../causes/users/filter-not-readable.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { parseUserFilter } from '../../pool/user-filter.ts';
import { listUsers, type UserSearch } from '../../store/list-users.ts';
import { foldSearched, isSearchable, storable } from '../../store/user-names.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import type { Ports } from '../ports.ts';
import { openPage, sealPage } from './list-page.ts';
import { attributeList, userFacts } from './user-view.ts';

/** As many users as a page has where Limit is 0 or absent (inferred). */
const most = 60;

/** Lists the users of a pool, page by page, all of them or those that one attribute finds. */
export async function ListUsers(
  { directory, store, seal, clock }: Pick<Ports, 'directory' | 'store' | 'seal' | 'clock'>,
  input: Input<'ListUsers'>,
  call: Call,
): Promise<Output<'ListUsers'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  const search = searchFrom(input.Filter);
  const names = input.AttributesToGet ?? [];
  requireKnown(pool, names);
  const listing = { poolId: pool.id, filter: input.Filter ?? '', attributes: names };
  const after = openPage(seal, listing, input.PaginationToken, clock.now());
  const limit = input.Limit || most;

  const found = await store.read(query => listUsers(query, pool.id, search, after, limit + 1));
  const shown = found.slice(0, limit);
  for (const { user } of shown) requireValues(user, names);
  const next = found.length > limit ? shown.at(-1)?.at : undefined;
  return {
    Users: shown.map(({ user }) => ({ ...userFacts(user), Attributes: attributeList(user, names) })),
    ...(next && { PaginationToken: sealPage(seal, listing, next, clock.now()) }),
  };
}

function searchFrom(filter: string | undefined): UserSearch | undefined {
  // An empty filter finds all (documented).
  if (!filter?.trim()) return undefined;
  const parsed = parseUserFilter(filter);
  if (!parsed) throw filterNotReadable({ filter });
  const { attribute, match, value } = parsed;
  if (attribute === 'sub') return { attribute, match, value: storable(value) };
  if (!isSearchable(attribute)) throw filterAttributeNotSearchable({ attribute });
  return { attribute, match, value: foldSearched(attribute, value) };
}

function requireKnown(pool: Pool, names: readonly string[]): void {
  const known = new Set((pool.settings.SchemaAttributes ?? []).map(attribute => attribute.Name));
  const unknown = names.find(name => !known.has(name));
  if (unknown !== undefined) throw attributeToGetUnknown({ attribute: unknown });
}

/** A page fails where one of its users has no value for an attribute that was asked for (observed, documented). */
function requireValues(user: User, names: readonly string[]): void {
  const unset = names.find(name => name !== 'sub' && user.attributes[name] === undefined);
  if (unset !== undefined) throw attributeToGetUnset({ attribute: unset, user: user.username });
}
