import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';

const a = { username: 'a', email: 'x@y.ch' };
const rows: readonly (readonly [name: string, pool: object, users: object[], told: string[]])[] = [
  [
    'an alias that two users have',
    { aliasAttributes: ['email'] },
    [a, { username: 'b', email: 'x@y.ch' }],
    [
      'pools[0].users[1].email: a name that no other user of the pool signs in with; that of pools[0].users[0].email',
    ],
  ],
  [
    'an alias that differs in case alone, where case does not count',
    { aliasAttributes: ['email'], usernamesCaseSensitive: false },
    [a, { username: 'b', attributes: { email: 'X@y.ch', email_verified: 'true' } }],
    [
      'pools[0].users[1].attributes.email: a name that no other user of the pool signs in with; that of pools[0].users[0].email',
    ],
  ],
  [
    'an alias that differs in case, where case counts',
    { aliasAttributes: ['email'] },
    [a, { username: 'b', email: 'X@y.ch' }],
    [],
  ],
  [
    'an alias that is not verified',
    { aliasAttributes: ['email'] },
    [a, { username: 'b', attributes: { email: 'x@y.ch' } }],
    [],
  ],
  ['the same address, which is no alias', {}, [a, { username: 'b', email: 'x@y.ch' }], []],
  [
    'a username that is the alias of another',
    { aliasAttributes: ['preferred_username'] },
    [{ username: 'a', attributes: { preferred_username: 'b' } }, { username: 'b' }],
    [
      'pools[0].users[1].username: a name that no other user of the pool signs in with; that of pools[0].users[0].attributes.preferred_username',
    ],
  ],
  [
    'a username that has the form of an alias',
    { aliasAttributes: ['email'] },
    [{ username: 'a@b.ch' }],
    [
      'pools[0].users[0].username: a username that is not a mail address: email is in aliasAttributes of the pool; "a@b.ch"',
    ],
  ],
  [
    'a phone number as username beside the alias phone_number',
    { aliasAttributes: ['phone_number'] },
    [{ username: '+41791234567' }],
    [
      'pools[0].users[0].username: a username that is not a phone number: phone_number is in aliasAttributes of the pool; "+41791234567"',
    ],
  ],
  [
    'an email that is not the username which stands for it',
    { usernameAttributes: ['email'] },
    [{ username: 'a@b.ch', email: 'c@d.ch' }],
    [
      'pools[0].users[0].email: "a@b.ch", the username, which is the email in this pool, or no other; "c@d.ch"',
    ],
  ],
  [
    'an email that is the username',
    { usernameAttributes: ['email'] },
    [{ username: 'a@b.ch', email: 'a@b.ch' }],
    [],
  ],
  [
    'an email beside a phone number that stands for the username, which is the username of another',
    { usernameAttributes: ['email', 'phone_number'] },
    [{ username: 'a@b.ch' }, { username: '+41791234567', email: 'a@b.ch' }],
    [
      'pools[0].users[1].email: a name that no other user of the pool signs in with; that of pools[0].users[0].username',
    ],
  ],
];

describe('names that users of pools.yaml sign in with', () => {
  for (const [name, keys, users, told] of rows) {
    test(name, () => {
      const pool = { id: 'eu-west-1_Names', name: 'a', ...keys, users };
      const text = JSON.stringify({ regions: ['eu-west-1'], pools: [pool] });
      const loaded = parsePools(text, { file: 'pools.yaml', directory: '/', environment: {} });
      const problems = loaded.ok ? [] : loaded.problems;
      assert.deepEqual(
        problems.map(({ path, expected, found }) => `${path}: ${expected}; ${found}`),
        told,
      );
    });
  }
});
