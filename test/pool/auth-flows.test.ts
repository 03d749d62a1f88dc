import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allowedFlows, allowsFlow } from '../../src/pool/auth-flows.ts';

const rows: readonly (readonly [name: string, named: readonly string[], allowed: readonly string[]])[] = [
  ['no names', [], ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH']],
  ['newer names', ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ['USER_AUTH', 'REFRESH_TOKEN_AUTH']],
  [
    'an older name',
    ['USER_PASSWORD_AUTH'],
    ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH', 'USER_PASSWORD_AUTH'],
  ],
  [
    'the older name for administrators',
    ['ADMIN_NO_SRP_AUTH'],
    ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH', 'ADMIN_USER_PASSWORD_AUTH'],
  ],
  [
    'the older name that leaves custom sign-ins alone',
    ['CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'],
    ['CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH'],
  ],
];

describe('the flows of an app client with', () => {
  for (const [name, named, allowed] of rows)
    test(name, () => {
      assert.deepEqual(allowedFlows(named), allowed);
      for (const flow of allowed) assert.ok(allowsFlow(named, flow));
      assert.ok(!allowsFlow(named, 'CLIENT_TOKEN_AUTH'));
    });

  test('a flow by its older name', () => {
    assert.ok(allowsFlow(['ALLOW_REFRESH_TOKEN_AUTH'], 'REFRESH_TOKEN'));
    assert.ok(allowsFlow(['ALLOW_ADMIN_USER_PASSWORD_AUTH'], 'ADMIN_NO_SRP_AUTH'));
    assert.ok(!allowsFlow(['ALLOW_USER_SRP_AUTH'], 'REFRESH_TOKEN'));
  });
});
