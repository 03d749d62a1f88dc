import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { groupConfiguration, type Membership } from '../../src/pool/group.ts';

const reader = 'arn:aws:iam::123456789012:role/reader';
const writer = 'arn:aws:iam::123456789012:role/writer';

function group(name: string, precedence?: number, roleArn?: string): Membership {
  return { name, precedence, roleArn };
}

interface Row {
  readonly name: string;
  readonly groups: readonly Membership[];
  readonly roles: readonly string[];
  readonly preferred: string | null;
}

const rows: readonly Row[] = [
  { name: 'none', groups: [], roles: [], preferred: null },
  { name: 'without a role', groups: [group('a', 0)], roles: [], preferred: null },
  { name: 'one', groups: [group('a', 10, reader)], roles: [reader], preferred: reader },
  { name: 'of precedence 0', groups: [group('a', 0, reader)], roles: [reader], preferred: reader },
  {
    name: 'tied with different roles',
    groups: [group('a', 10, writer), group('b', 10, reader)],
    roles: [writer, reader],
    preferred: null,
  },
  {
    name: 'tied with the same role',
    groups: [group('a', 10, reader), group('b', 10, reader)],
    roles: [reader],
    preferred: reader,
  },
  {
    name: 'of which one comes first',
    groups: [group('a', 10, reader), group('b', 9, writer)],
    roles: [reader, writer],
    preferred: writer,
  },
  {
    name: 'of which the first has no role',
    groups: [group('a', 0), group('b', 9, writer)],
    roles: [writer],
    preferred: writer,
  },
  {
    name: 'of which the second ones are tied',
    groups: [group('a', 1, reader), group('b', 2, writer), group('c', 2, reader)],
    roles: [reader, writer],
    preferred: reader,
  },
  { name: 'without a precedence', groups: [group('a', undefined, reader)], roles: [reader], preferred: null },
  {
    name: 'without a precedence, with the same role',
    groups: [group('a', undefined, reader), group('b', undefined, reader)],
    roles: [reader],
    preferred: null,
  },
  {
    name: 'with and without a precedence',
    groups: [group('a', undefined, writer), group('b', 2_147_483_647, reader)],
    roles: [writer, reader],
    preferred: reader,
  },
];

describe('the roles of a user with groups', () => {
  for (const { name, groups, roles, preferred } of rows) {
    test(name, () => {
      assert.deepEqual(groupConfiguration(groups), {
        groupsToOverride: groups.map(each => each.name),
        iamRolesToOverride: roles,
        preferredRole: preferred,
      });
    });
  }

  test('prefer the same one in whatever order the groups stand', () => {
    const some = fc.record({
      name: fc.string(),
      precedence: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
      roleArn: fc.constantFrom(reader, writer, undefined),
    });
    fc.assert(
      fc.property(
        fc
          .array(some)
          .chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([groups, shuffled]) => {
          const [one, other] = [groupConfiguration(groups), groupConfiguration(shuffled)];
          assert.equal(one.preferredRole, other.preferredRole);
          assert.deepEqual(one.iamRolesToOverride.toSorted(), other.iamRolesToOverride.toSorted());
        },
      ),
    );
  });
});
