import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { OperationName } from '../../src/model/operation.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { invalid, newPool } from './user-pools.ts';

/** A page of any of the three lists. */
interface Page {
  readonly Groups?: readonly { readonly GroupName: string }[];
  readonly Users?: readonly { readonly Username: string }[];
  readonly NextToken?: string;
}

const numbered = (prefix: string, length: number) => Array.from({ length }, (_, i) => `${prefix}${i}`);

onBothEngines({ pools: description }, wire => {
  const createGroup = (UserPoolId: string, GroupName: string) =>
    wire().ok('CreateGroup', { UserPoolId, GroupName });
  const createUser = (UserPoolId: string, Username: string) =>
    wire().ok('AdminCreateUser', { UserPoolId, Username, MessageAction: 'SUPPRESS' });
  const add = (UserPoolId: string, Username: string, GroupName: string) =>
    wire().ok('AdminAddUserToGroup', { UserPoolId, Username, GroupName });
  const remove = (UserPoolId: string, Username: string, GroupName: string) =>
    wire().ok('AdminRemoveUserFromGroup', { UserPoolId, Username, GroupName });

  interface List {
    readonly operation: OperationName;
    readonly of: object;
    /** Puts an item of that name into the list. */
    readonly put: (UserPoolId: string, name: string) => Promise<unknown>;
    readonly take: (UserPoolId: string, name: string) => Promise<unknown>;
    readonly message: string;
  }
  const groups = 'Provided pagination token is invalid. Check the token and try your request again.';
  const lists: readonly List[] = [
    {
      operation: 'ListGroups',
      of: {},
      put: createGroup,
      take: (UserPoolId, GroupName) => wire().ok('DeleteGroup', { UserPoolId, GroupName }),
      message: groups,
    },
    {
      operation: 'AdminListGroupsForUser',
      of: { Username: 'anna' },
      put: async (pool, name) => {
        await createGroup(pool, name);
        await add(pool, 'anna', name);
      },
      take: (pool, name) => remove(pool, 'anna', name),
      message: groups,
    },
    {
      operation: 'ListUsersInGroup',
      of: { GroupName: 'writers' },
      put: async (pool, name) => {
        await createUser(pool, name);
        await add(pool, name, 'writers');
      },
      take: (pool, name) => remove(pool, name, 'writers'),
      message: 'Paging marker is invalid.',
    },
  ];

  for (const { operation, of, put, take, message } of lists) {
    describe(operation, () => {
      /** A pool with a user and a group of which there are lists, and that many items. */
      const filled = async (items: number) => {
        const { UserPoolId } = await newPool(wire());
        await createUser(UserPoolId, 'anna');
        if (operation !== 'ListGroups') await createGroup(UserPoolId, 'writers');
        for (const name of numbered('stay', items)) await put(UserPoolId, name);
        return UserPoolId;
      };
      const page = async (input: object): Promise<Page> => wire().ok(operation, { ...of, ...input });
      const namesOf = ({ Groups = [], Users = [] }: Page) => [
        ...Groups.map(group => group.GroupName),
        ...Users.map(user => user.Username),
      ];

      test('gives each item once by any page size, in one order, while others come and go', async () => {
        const UserPoolId = await filled(9);
        let made = 0;
        await fc.assert(
          fc.asyncProperty(
            fc.integer({ min: 1, max: 12 }),
            fc.array(fc.constantFrom('add', 'take', 'neither'), { minLength: 14, maxLength: 14 }),
            async (Limit, events) => {
              const guests: string[] = [];
              const seen: string[] = [];
              let NextToken: string | undefined;
              do {
                const listed = await page({ UserPoolId, Limit, ...(NextToken && { NextToken }) });
                assert.ok(namesOf(listed).length <= Limit);
                seen.push(...namesOf(listed));
                NextToken = listed.NextToken;
                const event = events.shift();
                if (event === 'add') {
                  made += 1;
                  guests.push(`guest${made}`);
                  await put(UserPoolId, `guest${made}`);
                }
                const leaving = event === 'take' ? guests.shift() : undefined;
                if (leaving) await take(UserPoolId, leaving);
              } while (NextToken !== undefined);
              for (const guest of guests) await take(UserPoolId, guest);
              const stayed = seen.filter(name => name.startsWith('stay'));
              assert.deepEqual(stayed, namesOf(await page({ UserPoolId })));
              assert.equal(new Set(seen).size, seen.length);
            },
          ),
          { numRuns: 12 },
        );
      });

      test('goes on where the last item of a page was, also when that item is gone', async () => {
        const UserPoolId = await filled(5);
        const all = namesOf(await page({ UserPoolId }));
        const { NextToken } = await page({ UserPoolId, Limit: 2 });
        await take(UserPoolId, all[1] ?? '');
        assert.deepEqual(namesOf(await page({ UserPoolId, NextToken })), all.slice(2));
      });

      test('gives sixty where no limit is set, and no token with the last page', async () => {
        const UserPoolId = await filled(61);
        const first = await page({ UserPoolId });
        assert.equal(namesOf(first).length, 60);
        const second = await page({ UserPoolId, NextToken: first.NextToken });
        assert.deepEqual([namesOf(second).length, second.NextToken], [1, undefined]);
        await take(UserPoolId, 'stay7');
        assert.equal((await page({ UserPoolId })).NextToken, undefined);
      });

      test('takes no token but its own', async () => {
        const [UserPoolId, other] = [await filled(3), await filled(3)];
        await createUser(UserPoolId, 'ben');
        await createGroup(UserPoolId, 'readers');
        const { NextToken = '' } = await page({ UserPoolId, Limit: 1 });
        assert.match(NextToken, /^\S+$/);
        const middle = Math.floor(NextToken.length / 2);
        const letter = NextToken[middle] === 'A' ? 'B' : 'A';
        const rows: readonly object[] = [
          { NextToken: 'invalid' },
          { NextToken: `${NextToken.slice(0, middle)}${letter}${NextToken.slice(middle + 1)}` },
          { UserPoolId: other },
          ...(operation === 'AdminListGroupsForUser' ? [{ Username: 'ben' }] : []),
          ...(operation === 'ListUsersInGroup' ? [{ GroupName: 'readers' }] : []),
        ];
        for (const change of rows) {
          const input = { UserPoolId, NextToken, ...of, ...change };
          await wire().refused(operation, input, invalid(message, 'list-token-invalid'));
        }
      });
    });
  }
});
