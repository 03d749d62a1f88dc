import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Output } from '../../src/model/operation.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, listOf, newPool } from './user-pools.ts';

type Page = Output<'ListUsers'>;

onBothEngines({ pools: description }, wire => {
  const page = (input: object): Promise<Page> => wire().ok('ListUsers', input);
  const namesOf = ({ Users = [] }: Page) => Users.map(user => user.Username ?? '');
  const create = (UserPoolId: string, Username: string, name = 'Same') =>
    wire().ok('AdminCreateUser', {
      UserPoolId,
      Username,
      UserAttributes: listOf({ name }),
      TemporaryPassword: 'Some-Password-1',
      MessageAction: 'SUPPRESS',
    });

  test('any page size gives each user once, in one order, while others come and go', async () => {
    const { UserPoolId } = await newPool(wire());
    const stay = Array.from({ length: 12 }, (_, i) => `stay${i}`);
    for (const [i, name] of stay.entries()) await create(UserPoolId, name, i % 2 ? 'Same' : `same ${i}`);
    let made = 0;

    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 15 }),
        fc.constantFrom('', 'name ^= "same"', 'name = "same"', 'sub ^= ""', 'username ^= "s"'),
        fc.array(fc.constantFrom('add', 'delete', 'neither'), { minLength: 14, maxLength: 14 }),
        async (Limit, Filter, events) => {
          const guests: string[] = [];
          const wanted = namesOf(await page({ UserPoolId, Filter })).filter(name => name.startsWith('stay'));
          const seen: string[] = [];
          let PaginationToken: string | undefined;
          do {
            const given = {
              UserPoolId,
              Limit,
              ...(Filter && { Filter }),
              ...(PaginationToken && { PaginationToken }),
            };
            const listed = await page(given);
            assert.ok(namesOf(listed).length <= Limit);
            seen.push(...namesOf(listed));
            PaginationToken = listed.PaginationToken;
            const event = events.shift();
            if (event === 'add') {
              made += 1;
              guests.push(`sguest${made}`);
              await create(UserPoolId, `sguest${made}`);
            }
            const leaving = event === 'delete' ? guests.shift() : undefined;
            if (leaving) await wire().ok('AdminDeleteUser', { UserPoolId, Username: leaving });
          } while (PaginationToken !== undefined);
          for (const Username of guests) await wire().ok('AdminDeleteUser', { UserPoolId, Username });
          assert.deepEqual(
            seen.filter(name => name.startsWith('stay')),
            wanted,
          );
          assert.equal(new Set(seen).size, seen.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a page goes on where the last user of the one before was, also when that user is gone', async () => {
    const { UserPoolId } = await newPool(wire());
    for (const name of ['a', 'b', 'c', 'd']) await create(UserPoolId, name);
    const all = namesOf(await page({ UserPoolId }));
    const { PaginationToken } = await page({ UserPoolId, Limit: 2 });
    await wire().ok('AdminDeleteUser', { UserPoolId, Username: all[1] });
    assert.deepEqual(namesOf(await page({ UserPoolId, PaginationToken })), all.slice(2));
  });

  test('a full last page has no token, and 0 or no limit is 60', async () => {
    const { UserPoolId } = await newPool(wire());
    for (let i = 0; i < 61; i += 1) await create(UserPoolId, `user${i}`);
    for (const limit of [{}, { Limit: 0 }, { Limit: 60 }]) {
      const first = await page({ UserPoolId, ...limit });
      assert.equal(first.Users?.length, 60);
      const second = await page({ UserPoolId, ...limit, PaginationToken: first.PaginationToken });
      assert.deepEqual([second.Users?.length, second.PaginationToken], [1, undefined]);
    }
    await wire().ok('AdminDeleteUser', { UserPoolId, Username: 'user0' });
    assert.equal((await page({ UserPoolId })).PaginationToken, undefined);
  });

  test('a token continues its own listing only, for an hour; the size of the pages may change', async () => {
    const [{ UserPoolId }, other] = [await newPool(wire()), await newPool(wire())];
    for (const name of ['a', 'b', 'c']) await create(UserPoolId, name);
    const listing = { UserPoolId, Filter: 'name = "same"', AttributesToGet: ['name'] };
    wire().clock.pause();
    const { PaginationToken } = await page({ ...listing, Limit: 1 });
    assert.match(PaginationToken ?? '', /^\S+$/);
    const rows: readonly (readonly [change: object, reason: string])[] = [
      [{ UserPoolId: other.UserPoolId }, 'the listing has other parameters'],
      [{ Filter: 'name ^= "same"' }, 'the listing has other parameters'],
      [{ Filter: '' }, 'the listing has other parameters'],
      [{ AttributesToGet: ['sub'] }, 'the listing has other parameters'],
      [{ PaginationToken: altered(PaginationToken) }, 'it does not open'],
    ];
    for (const [change, reason] of rows) {
      const shown = invalid('Invalid pagination token given.', 'pagination-token-invalid', { reason });
      await wire().refused('ListUsers', { ...listing, PaginationToken, ...change }, shown);
    }
    wire().clock.advance(3_600_000 - 1);
    assert.equal((await page({ ...listing, Limit: 2, PaginationToken })).Users?.length, 2);
    wire().clock.advance(1);
    const old = invalid('Invalid pagination token given.', 'pagination-token-invalid', {
      reason: 'it is older than an hour',
    });
    await wire().refused('ListUsers', { ...listing, PaginationToken }, old);
    wire().clock.resume();
  });
});

/** The text with one sign of its middle changed, where every bit counts. */
function altered(token = ''): string {
  const middle = Math.floor(token.length / 2);
  return `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
}
