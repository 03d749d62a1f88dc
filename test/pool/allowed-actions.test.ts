import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { api } from '../../src/model/api.ts';
import { allows, isAction } from '../../src/pool/allowed-actions.ts';

describe('actions', () => {
  const rows: readonly (readonly [actions: string[], operation: string, isAllowed: boolean])[] = [
    [['*'], 'DeleteUserPool', true],
    [[], 'DescribeUserPool', false],
    [['DescribeUserPool'], 'DescribeUserPool', true],
    [['DescribeUserPool'], 'DescribeUserPoolClient', false],
    [['DescribeUserPool*'], 'DescribeUserPoolClient', true],
    [['Describe*'], 'AdminDescribe', false],
    [['List*', 'AdminGetUser'], 'AdminGetUser', true],
    [['describe*'], 'DescribeUserPool', false],
    [['read-only'], 'ListUsers', true],
    [['read-only'], 'AdminListGroupsForUser', true],
    [['read-only'], 'AdminCreateUser', false],
    [['read-only', 'AdminCreateUser'], 'AdminCreateUser', true],
  ];
  for (const [actions, operation, isAllowed] of rows) {
    test(`[${actions}] ${isAllowed ? 'allow' : 'do not allow'} ${operation}`, () => {
      assert.equal(allows(actions, operation), isAllowed);
    });
  }
  test('read-only has no signed operation that changes anything', () => {
    const signed = Object.entries(api.operations).filter(([, { auth }]) => auth === 'sigv4');
    const verbs = signed
      .map(([name]) => name)
      .filter(name => allows(['read-only'], name))
      .map(name => name.replace(/^Admin/, '').replace(/[A-Z][A-Z]*$|(?<=[a-z])[A-Z].*$/, ''));
    assert.deepEqual([...new Set(verbs)].toSorted(), ['Describe', 'Get', 'List']);
  });
  test('are about operations that there are', () => {
    for (const action of ['*', 'List*', 'ListUsers', 'read-only']) assert.ok(isAction(action), action);
    for (const action of ['Lits*', 'ListUser', 'readonly', 'cognito-idp:ListUsers', '']) {
      assert.ok(!isAction(action), action);
    }
  });
});
