import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupCommand,
  type GroupType,
  ResourceNotFoundException,
  UpdateGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import fc from 'fast-check';
import { anyCharacter } from '../any-character.ts';
import { poolId as described, description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { newPool } from './user-pools.ts';
import type { Shown } from './wire.ts';

const role = 'arn:aws:iam::123456789012:role/reader';
const noGroup: Shown = {
  type: 'ResourceNotFoundException',
  message: 'Group not found.',
  cause: 'group-not-found',
};

onBothEngines({ pools: description }, wire => {
  const create = async (UserPoolId: string, GroupName: string, settings: object = {}) =>
    (await wire().ok('CreateGroup', { UserPoolId, GroupName, ...settings })).Group;
  const pool = async () => (await newPool(wire())).UserPoolId;

  describe('a group', () => {
    const shapes: readonly (readonly [name: string, settings: object, members: string[]])[] = [
      ['of a name only', {}, []],
      ['of precedence 0', { Precedence: 0 }, ['Precedence']],
      ['with an empty description', { Description: '' }, []],
      [
        'of everything',
        { Description: 'readers', Precedence: 10, RoleArn: role },
        ['Description', 'Precedence', 'RoleArn'],
      ],
    ];
    for (const [name, settings, shown] of shapes) {
      test(`${name} is shown with what was set, in the order of the service, by every call`, async () => {
        const UserPoolId = await pool();
        const made = await wire().call('CreateGroup', { UserPoolId, GroupName: 'reader', ...settings });
        assert.equal(made.status, 200, made.text);
        const { Group } = JSON.parse(made.text);
        const names = ['CreationDate', 'GroupName', 'LastModifiedDate', 'UserPoolId', ...shown];
        assert.deepEqual(Object.keys(Group), names.toSorted());
        const { CreationDate, LastModifiedDate, ...rest } = Group;
        assert.equal(CreationDate, LastModifiedDate);
        const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
        assert.deepEqual(rest, { GroupName: 'reader', UserPoolId, ...given });
        const read = await wire().call('GetGroup', { UserPoolId, GroupName: 'reader' });
        assert.equal(read.text, made.text);
        const unchanged = await wire().call('UpdateGroup', { UserPoolId, GroupName: 'reader' });
        assert.equal(unchanged.text, made.text);
        const listed = await wire().ok('ListGroups', { UserPoolId });
        assert.deepEqual(listed, { Groups: [Group] });
      });
    }

    test('is not replaced by another of its name, which another pool may have', async () => {
      const [UserPoolId, other] = [await pool(), await pool()];
      const made = await create(UserPoolId, 'reader', { Description: 'first' });
      await wire().refused(
        'CreateGroup',
        { UserPoolId, GroupName: 'reader', Description: 'second' },
        {
          type: 'GroupExistsException',
          message: 'A group with the name already exists.',
          cause: 'group-exists',
          facts: { group: 'reader', pool: UserPoolId },
        },
      );
      const get = { UserPoolId, GroupName: 'reader' };
      assert.deepEqual((await wire().ok('GetGroup', get)).Group, made);
      await wire().refused('GetGroup', { ...get, UserPoolId: other }, noGroup);
      await create(other, 'reader');
      await create(UserPoolId, 'Reader');
    });

    test('of many that create it at once is made once', async () => {
      const UserPoolId = await pool();
      const input = { UserPoolId, GroupName: 'raced' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => wire().call('CreateGroup', input)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      const refused = answers.filter(({ event }) => event.cause?.id === 'group-exists');
      assert.equal(refused.length, 19);
    });

    test('changes by what is given, and by nothing else', async () => {
      const UserPoolId = await pool();
      wire().clock.pause();
      let group = await create(UserPoolId, 'writer', { Precedence: 10, RoleArn: role });
      const other = 'arn:aws:iam::123456789012:role/writer';
      const rows: readonly (readonly [name: string, given: object, changed: object | undefined])[] = [
        ['nothing', {}, undefined],
        ['an empty description', { Description: '' }, undefined],
        ['nulls', { Description: null, Precedence: null, RoleArn: null }, undefined],
        ['a precedence', { Precedence: 0 }, { Precedence: 0 }],
        ['a description', { Description: 'some' }, { Description: 'some' }],
        ['the same description', { Description: 'some' }, {}],
        ['a role', { RoleArn: other }, { RoleArn: other }],
        ['both', { Precedence: 9, Description: 'more' }, { Precedence: 9, Description: 'more' }],
        ['a description less', { Description: '' }, undefined],
      ];
      for (const [name, given, changed] of rows) {
        wire().clock.advance(60_000);
        const answer = await wire().ok('UpdateGroup', { UserPoolId, GroupName: 'writer', ...given });
        const LastModifiedDate = wire().clock.now() / 1000;
        const wanted = changed ? { ...group, ...changed, LastModifiedDate } : group;
        assert.deepEqual(answer.Group, wanted, name);
        const read = await wire().ok('GetGroup', { UserPoolId, GroupName: 'writer' });
        assert.deepEqual(read.Group, wanted, name);
        group = read.Group;
      }
      wire().clock.resume();
    });

    test('is gone when it is deleted', async () => {
      const input = { UserPoolId: await pool(), GroupName: 'writer' };
      await create(input.UserPoolId, 'writer');
      const { status, text } = await wire().call('DeleteGroup', input);
      assert.deepEqual([status, text], [200, '']);
      for (const operation of ['GetGroup', 'DeleteGroup', 'UpdateGroup', 'ListUsersInGroup'] as const) {
        const event = await wire().refused(operation, input, noGroup);
        assert.deepEqual(event.cause?.facts, { group: 'writer', pool: input.UserPoolId });
      }
      await wire().refused('UpdateGroup', { ...input, Description: 'new' }, noGroup);
      assert.deepEqual(await wire().ok('ListGroups', { UserPoolId: input.UserPoolId }), { Groups: [] });
    });

    test('is refused with a precedence below 0 or a role that is none', async () => {
      const input = { UserPoolId: described, GroupName: 'invalid' };
      const rule = 'failed to satisfy constraint: Member must';
      const messageOf = async (operation: 'CreateGroup' | 'UpdateGroup', given: object) => {
        const { text } = await wire().call(operation, { ...input, ...given });
        return JSON.parse(text).message;
      };
      assert.equal(
        await messageOf('CreateGroup', { Precedence: -1 }),
        `1 validation error detected: Value '-1' at 'precedence' ${rule} have value greater than or equal to 0`,
      );
      const role = await messageOf('UpdateGroup', { RoleArn: '' });
      assert.match(role, /^2 validation errors detected: /);
      for (const of of [
        'have length greater than or equal to 20',
        'satisfy regular expression pattern: arn:',
      ]) {
        assert.ok(role.includes(`Value '' at 'roleArn' ${rule} ${of}`), role);
      }
    });

    test('has no space in its name or role, nor a line end', async () => {
      for (const space of [' ', '\n', '\u00a0', '\0']) {
        for (const given of [{ GroupName: `a${space}b` }, { RoleArn: `${role}${space}b` }]) {
          const input = { UserPoolId: described, GroupName: 'invalid', ...given };
          const { event } = await wire().call('CreateGroup', input);
          assert.equal(event.cause?.id, 'input-breaks-constraints', JSON.stringify(given));
        }
      }
    });

    test('of no pool is told so by every operation', async () => {
      const UserPoolId = 'us-east-1_Nowhere00';
      const input = { UserPoolId, GroupName: 'a', Username: 'a' };
      for (const operation of [
        ...(['CreateGroup', 'GetGroup', 'UpdateGroup', 'DeleteGroup', 'ListGroups'] as const),
        ...(['AdminAddUserToGroup', 'AdminRemoveUserFromGroup'] as const),
        ...(['AdminListGroupsForUser', 'ListUsersInGroup'] as const),
      ]) {
        await wire().refused(operation, input, {
          type: 'ResourceNotFoundException',
          message: `User pool ${UserPoolId} does not exist.`,
          cause: 'pool-not-found',
        });
      }
    });
  });

  describe('by the AWS SDK', () => {
    /** Names and texts of all that the API lets through. */
    const nameOf = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map(text => text.replaceAll(/[^\p{L}\p{M}\p{S}\p{N}\p{P}]/gu, '') || 'ü-1')
      .filter(text => text.length <= 128);
    const settings = fc.record(
      {
        Description: fc
          .string({ unit: anyCharacter, minLength: 1, maxLength: 200 })
          .filter(text => !/[\0\u{10FFFF}]/u.test(text)),
        Precedence: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        RoleArn: fc
          .stringMatching(/^[\w+=,.@-]{1,40}$/)
          .map(name => `arn:aws:iam::123456789012:role/${name}`),
      },
      { requiredKeys: [] },
    );

    test('create, read, update, read and delete show no drift', async () => {
      const UserPoolId = await pool();
      const { endpoint, region, credentials } = wire();
      const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
      const bare = ({ CreationDate, LastModifiedDate, ...group }: GroupType = {}) => {
        assert.ok(CreationDate && LastModifiedDate && CreationDate <= LastModifiedDate);
        return group;
      };
      await fc.assert(
        fc.asyncProperty(nameOf, settings, settings, async (GroupName, first, second) => {
          const key = { UserPoolId, GroupName };
          const read = async () => (await sdk.send(new GetGroupCommand(key))).Group;
          const made = await sdk.send(new CreateGroupCommand({ ...key, ...first }));
          assert.deepEqual(bare(made.Group), { ...key, ...first });
          assert.deepEqual(await read(), made.Group);
          const updated = await sdk.send(new UpdateGroupCommand({ ...key, ...second }));
          assert.deepEqual(bare(updated.Group), { ...key, ...first, ...second });
          assert.deepEqual(await read(), updated.Group);
          assert.deepEqual(updated.Group?.CreationDate, made.Group?.CreationDate);
          await sdk.send(new DeleteGroupCommand(key));
          await assert.rejects(read(), ResourceNotFoundException);
        }),
        { numRuns: 40 },
      );
      sdk.destroy();
    });
  });
});
