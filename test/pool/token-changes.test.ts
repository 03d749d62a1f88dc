import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { AccessClaims } from '../../src/pool/token.ts';
import { changedAccessClaims, changedIdClaims } from '../../src/pool/token-changes.ts';

const access: AccessClaims = {
  sub: '64684428-c021-7049-51b0-d218e66ffecd',
  iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_n8gO6SbP6',
  client_id: '6sjjnkaeagnqgkmbl1mr5rtfsr',
  origin_jti: 'a',
  event_id: 'b',
  token_use: 'access',
  scope: 'aws.cognito.signin.user.admin',
  auth_time: 1,
  exp: 2,
  iat: 1,
  jti: 'c',
  username: 'anna',
};
const id = { ...access, token_use: 'id', aud: access.client_id, 'cognito:username': 'anna', email: 'a@b.c' };
const fixedInId = [
  ...['sub', 'iss', 'aud', 'origin_jti', 'event_id', 'token_use', 'auth_time', 'exp', 'iat', 'jti'],
  'cognito:username',
];

/** Names that are there, names that are reserved and not there, and any others. */
const name = fc.oneof(
  fc.constantFrom(...Object.keys(id), 'nbf', 'nonce', 'acr', 'amr', 'identities', '__proto__', 'version'),
  fc.string(),
);
const changes = fc.record({
  add: fc.dictionary(name, fc.jsonValue()),
  suppress: fc.array(name),
  scopesToAdd: fc.array(fc.string()),
  scopesToSuppress: fc.array(fc.string()),
});

describe('whatever a trigger answers', () => {
  test('leaves alone what an access token is known by', () => {
    fc.assert(
      fc.property(changes, given => {
        const { scope, ...known } = access;
        const changed: Readonly<Record<string, unknown>> = { ...changedAccessClaims(access, given) };
        for (const [claim, value] of Object.entries(known)) assert.deepEqual(changed[claim], value);
        assert.equal(typeof changed.scope, 'string');
        assert.ok(scope.length > 0);
      }),
    );
  });
  test('leaves alone what an ID token is known by', () => {
    fc.assert(
      fc.property(changes, given => {
        const changed: Readonly<Record<string, unknown>> = changedIdClaims(id, given);
        for (const claim of fixedInId) {
          assert.deepEqual(changed[claim], Object.entries(id).find(([key]) => key === claim)?.[1]);
        }
        for (const claim of ['nbf', 'nonce', 'acr', 'amr', 'identities'])
          assert.equal(claim in changed, false);
      }),
    );
  });
});

describe('scopes', () => {
  const rows: [what: string, add: string[], suppress: string[], scope: string][] = [
    ['stay', [], [], 'aws.cognito.signin.user.admin'],
    ['are added once', ['a/b', 'a/b'], [], 'aws.cognito.signin.user.admin a/b'],
    ['are taken away', [], ['aws.cognito.signin.user.admin'], ''],
    ['that are added and taken away are not there', ['a/b'], ['a/b'], 'aws.cognito.signin.user.admin'],
    [
      'of the service are not added behind others',
      ['x aws.cognito.root'],
      [],
      'aws.cognito.signin.user.admin x',
    ],
    ['of the service are not added', ['aws.cognito.signin.user.root'], [], 'aws.cognito.signin.user.admin'],
  ];
  for (const [what, scopesToAdd, scopesToSuppress, scope] of rows) {
    test(what, () => {
      const given = { add: {}, suppress: [], scopesToAdd, scopesToSuppress };
      assert.equal({ ...changedAccessClaims(access, given) }.scope, scope);
    });
  }
});
