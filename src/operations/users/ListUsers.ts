import { attributeToGetUnknown } from '../../causes/users/attribute-to-get-unknown.ts';
import { attributeToGetUnset } from '../../causes/users/attribute-to-get-unset.ts';
import { filterAttributeNotSearchable } from '../../causes/users/filter-attribute-not-searchable.ts';
import { filterNotReadable } from '../../causes/users/filter-not-readable.ts';
import { paginationTokenInvalid } from '../../causes/users/pagination-token-invalid.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import { present } from '../../pool/present.ts';
import type { Seal } from '../../pool/seal.ts';
import type { User } from '../../pool/user.ts';
import { parseUserFilter } from '../../pool/user-filter.ts';
import { type ListPosition, listUsers, type UserSearch } from '../../store/list-users.ts';
import { foldSearched, isSearchable, storable } from '../../store/user-names.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { defaultSize, readPage } from '../page.ts';
import type { Ports } from '../ports.ts';
import { attributeList, userFacts } from './user-view.ts';

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

  const { items, next } = await readPage(seal, {
    name: `ListUsers:${parametersOf(seal, input)}`,
    // A Limit of 0 stands for none (inferred).
    size: input.Limit || defaultSize,
    token: input.PaginationToken,
    // About an hour (documented).
    now: clock.now(),
    read: (after, limit) => store.read(query => listUsers(query, pool.id, search, positionOf(after), limit)),
    keyOf: ({ at }) => `${at.sub} ${at.value}`,
    invalid: reason => paginationTokenInvalid({ reason }),
  });
  for (const { user } of items) requireValues(user, names);
  return {
    Users: items.map(({ user }) => ({ ...userFacts(user), Attributes: attributeList(user, names) })),
    ...present({ PaginationToken: next.NextToken }),
  };
}

/**
 * What a listing is of, whose token continues no other: as a hash, since the names of attributes may be many.
 */
function parametersOf(
  seal: Seal,
  { UserPoolId, Filter = '', AttributesToGet = [] }: Input<'ListUsers'>,
): string {
  return seal.hash('list-users', JSON.stringify([UserPoolId, Filter, AttributesToGet]));
}

/** Where the user of that key stands. A sub has no space in it; a value may. */
function positionOf(key: string): ListPosition {
  const end = key.indexOf(' ');
  return end < 0 ? { value: '', sub: '' } : { value: key.slice(end + 1), sub: key.slice(0, end) };
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

/**
 * A page fails where one of its users has no value for an attribute that was
 * asked for (observed, documented).
 */
function requireValues(user: User, names: readonly string[]): void {
  const unset = names.find(name => name !== 'sub' && user.attributes[name] === undefined);
  if (unset !== undefined) throw attributeToGetUnset({ attribute: unset, user: user.username });
}
