import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { description, poolId as UserPoolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import type { Shown } from './wire.ts';

const noUser: Shown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};
const noGroup: Shown = {
  type: 'ResourceNotFoundException',
  message: 'Group not found.',
  cause: 'group-not-found',
};

let count = 0;

onBothEngines({ pools: description }, wire => {
  /** A group of its own for a test. */
  const newGroup = async (settings: object = {}): Promise<string> => {
    count += 1;
    const GroupName = `group${count}`;
    await wire().ok('CreateGroup', { UserPoolId, GroupName, ...settings });
    return GroupName;
  };
  const add = (who: Pick<Person, 'name'>, GroupName: string) =>
    wire().ok('AdminAddUserToGroup', { UserPoolId, Username: who.name, GroupName });
  const groupsOf = async (Username: string) => {
    const { Groups } = await wire().ok('AdminListGroupsForUser', { UserPoolId, Username });
    return Groups?.map(group => group.GroupName);
  };
  const membersOf = async (GroupName: string) => {
    const { Users } = await wire().ok('ListUsersInGroup', { UserPoolId, GroupName });
    return Users?.map(user => user.Username);
  };

  describe('a user', () => {
    test('is in a group once, however often and by whatever name it is added', async () => {
      const anna = await person(wire());
      const [first, second] = [await newGroup(), await newGroup()];
      const { UserAttributes, ...before } = await wire().ok('AdminGetUser', {
        UserPoolId,
        Username: anna.name,
      });
      const sub = UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? '';
      assert.deepEqual(await groupsOf(anna.name), []);
      for (const Username of [anna.name, anna.email, sub, anna.name]) {
        const input = { UserPoolId, Username, GroupName: second };
        const { status, text } = await wire().call('AdminAddUserToGroup', input);
        assert.deepEqual([status, text], [200, '']);
      }
      await add(anna, first);
      for (const name of [anna.name, anna.email, sub])
        assert.deepEqual(await groupsOf(name), [first, second]);
      assert.deepEqual(await membersOf(second), [anna.name]);
      const { UserAttributes: _, ...after } = await wire().ok('AdminGetUser', {
        UserPoolId,
        Username: anna.name,
      });
      assert.deepEqual(after, before);
    });

    test('is shown among the members as ListUsers shows it', async () => {
      const anna = await person(wire());
      const GroupName = await newGroup();
      assert.deepEqual(await wire().ok('ListUsersInGroup', { UserPoolId, GroupName }), { Users: [] });
      await add(anna, GroupName);
      const members = await wire().call('ListUsersInGroup', { UserPoolId, GroupName });
      const listed = await wire().call('ListUsers', { UserPoolId, Filter: `username = "${anna.name}"` });
      assert.equal(members.text, listed.text);
    });

    test('leaves a group, also one that it is not in, or that is not there', async () => {
      const anna = await person(wire());
      const [kept, left] = [await newGroup(), await newGroup()];
      await add(anna, kept);
      await add(anna, left);
      for (const GroupName of [left, left, 'absent']) {
        const input = { UserPoolId, Username: anna.email, GroupName };
        const { status, text } = await wire().call('AdminRemoveUserFromGroup', input);
        assert.deepEqual([status, text], [200, '']);
        assert.deepEqual(await groupsOf(anna.name), [kept]);
      }
    });

    test('who is not there is missed before the group', async () => {
      const { name } = await person(wire());
      const group = await newGroup();
      const rows: readonly (readonly [Username: string, GroupName: string, add: Shown, remove?: Shown])[] = [
        ['absent', 'absent', noUser, noUser],
        ['absent', group, noUser, noUser],
        [name, 'absent', noGroup],
      ];
      for (const [Username, GroupName, onAdd, onRemove] of rows) {
        const input = { UserPoolId, Username, GroupName };
        await wire().refused('AdminAddUserToGroup', input, onAdd);
        if (onRemove) await wire().refused('AdminRemoveUserFromGroup', input, onRemove);
      }
      await wire().refused('AdminListGroupsForUser', { UserPoolId, Username: 'absent' }, noUser);
      await wire().refused('ListUsersInGroup', { UserPoolId, GroupName: 'absent' }, noGroup);
    });

    test('who is deleted is in no group, and neither is who comes back under its name', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      const GroupName = await newGroup();
      await add(anna, GroupName);
      await add(ben, GroupName);
      await wire().ok('AdminDeleteUser', { UserPoolId, Username: anna.name });
      assert.deepEqual(await membersOf(GroupName), [ben.name]);
      await wire().refused('AdminListGroupsForUser', { UserPoolId, Username: anna.name }, noUser);
      await wire().ok('AdminCreateUser', { UserPoolId, Username: anna.name, MessageAction: 'SUPPRESS' });
      assert.deepEqual(await groupsOf(anna.name), []);
    });

    test('stays when its group is deleted, and is not in the next one of that name', async () => {
      const anna = await person(wire());
      const [kept, gone] = [await newGroup(), await newGroup()];
      await add(anna, kept);
      await add(anna, gone);
      await wire().ok('DeleteGroup', { UserPoolId, GroupName: gone });
      assert.deepEqual(await groupsOf(anna.name), [kept]);
      await wire().ok('CreateGroup', { UserPoolId, GroupName: gone });
      assert.deepEqual([await groupsOf(anna.name), await membersOf(gone)], [[kept], []]);
    });

    test('is in a hundred groups and no more, also where all come at once', async () => {
      const anna = await person(wire());
      const names = Array.from({ length: 105 }, (_, i) => `hundred${count}-${String(i).padStart(3, '0')}`);
      for (const GroupName of names) await wire().ok('CreateGroup', { UserPoolId, GroupName });
      for (const name of names.slice(0, 95)) await add(anna, name);
      const calls = names
        .slice(95)
        .map(GroupName => wire().call('AdminAddUserToGroup', { UserPoolId, Username: anna.name, GroupName }));
      const answers = await Promise.all(calls);
      assert.equal(answers.filter(({ status }) => status === 200).length, 5);
      const [refused] = answers.filter(({ status }) => status !== 200);
      const message = 'The maximum number of groups for this user has been reached.';
      assert.deepEqual(JSON.parse(refused?.text ?? ''), { __type: 'InvalidParameterException', message });
      assert.equal(refused?.event.cause?.id, 'too-many-groups-of-user');
      await add(anna, names[0] ?? '');
    });

    test('who is added while the group is deleted leaves nothing behind', async () => {
      const people = await Promise.all(Array.from({ length: 6 }, () => person(wire())));
      const GroupName = await newGroup();
      await Promise.all([
        ...people.map(({ name: Username }) =>
          wire().call('AdminAddUserToGroup', { UserPoolId, Username, GroupName }),
        ),
        wire().ok('DeleteGroup', { UserPoolId, GroupName }),
      ]);
      await wire().ok('CreateGroup', { UserPoolId, GroupName });
      assert.deepEqual(await membersOf(GroupName), []);
    });
  });

  test('a page of 0 is refused, each in its own words', async () => {
    const { name: Username } = await person(wire());
    const input = { UserPoolId, Username, GroupName: await newGroup(), Limit: 0 };
    const plain =
      "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value " +
      'greater than or equal to 1';
    for (const operation of ['ListGroups', 'AdminListGroupsForUser'] as const) {
      const { text } = await wire().call(operation, input);
      assert.deepEqual(JSON.parse(text), { __type: 'InvalidParameterException', message: plain });
    }
    const { text, event } = await wire().call('ListUsersInGroup', input);
    const { __type, message } = JSON.parse(text);
    const [head, id, tail] = message.split(/Request ID: |; Proxy/);
    assert.equal(__type, 'InvalidParameterException');
    assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(tail, ': null)');
    const backend = 'com.amazonaws.services.identitystoreservice.model.ValidationException';
    const service = 'Service: AWSIdentityStoreService; Status Code: 400; Error Code: ValidationException';
    assert.equal(head, `${backend}: ${plain} (${service}; `);
    assert.equal(event.cause?.id, 'member-page-size-zero');
  });
});
