import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { describedUser } from '../../src/probe/probed-users.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';

const file = (() => {
  const text = `regions: [us-east-1]
pools:
  - id: us-east-1_a
    name: people
    clients:
      - { id: machine, name: machine, generateSecret: true, authFlows: [ALLOW_CLIENT_TOKEN_AUTH] }
      - { id: web, name: web }
      - { id: admin, name: admin, authFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH] }
      - { id: rotating, name: rotating, authFlows: [ALLOW_USER_AUTH], refreshTokenRotation: {} }
      - { id: plain, name: plain, authFlows: [ALLOW_USER_PASSWORD_AUTH], tokenRevocation: false }
      - { id: unnamed, name: unnamed, authFlows: [] }
      - { id: made, name: made, generateSecret: true }
    users: [{ username: ann, email: ann@example.com }, { username: bob }]
  - id: us-east-1_b
    name: machines
    clients: [{ id: other, name: other, generateSecret: true, authFlows: [ALLOW_CLIENT_TOKEN_AUTH] }]
    users: [{ username: carl, email: carl@example.com }]
`;
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  return read.pools;
})();
const chosen = (client?: string, user?: string, from = file) =>
  subjectsIn(
    from,
    { client, user },
    {
      target: { kind: 'endpoint', origin: 'http://127.0.0.1:9400' },
      usersOf: pool => describedUser(pool, user),
      isKept: false,
    },
  );
const onlyMachines = { ...file, pools: file.pools.slice(1) };

describe('what is probed', () => {
  test('is each app client through which people sign in, by the ways that it allows', () => {
    const found = chosen();
    assert.deepEqual(
      found.subjects.map(({ clientId, signInWay, refreshWay, revokesTokens }) => [
        ...[clientId, signInWay, refreshWay, revokesTokens],
      ]),
      [
        ['web', 'USER_SRP_AUTH', 'flow', true],
        ['rotating', 'USER_AUTH', 'rotation', true],
        ['plain', 'USER_PASSWORD_AUTH', 'none', false],
        ['unnamed', 'USER_SRP_AUTH', 'flow', true],
      ],
    );
  });

  test('is told apart from what cannot be, with the reason', () => {
    const found = chosen();
    assert.deepEqual(
      found.passedOver.map(({ subject, reason }) => [subject.clientId, reason.slice(0, 40)]),
      [
        ['machine', "The app client machine is a machine's: n"],
        ['admin', 'The app client admin allows no sign-in b'],
        ['made', 'The secret of the app client made does n'],
        ['other', "The app client other is a machine's: nob"],
      ],
    );
  });

  test('is no machine that is chosen', () => {
    assert.equal(
      chosen('machine').why,
      "The app client machine is a machine's: nobody resets a password through it.",
    );
  });

  const barred: readonly (readonly [name: string, change: object, said: RegExp])[] = [
    ['asks everybody for a second factor', { mfa: 'ON' }, /asks everybody for a second factor \(mfa: ON\)/],
    [
      'lets nobody reset',
      { recovery: ['admin_only'] },
      /^Users of the pool people cannot reset their password/,
    ],
    [
      'forbids former passwords',
      { passwordPolicy: { passwordHistorySize: 2 } },
      /that of ann could not be set back/,
    ],
    ['has no users', { users: [] }, /^No user is named for the pool people\.$/],
  ];
  for (const [name, change, said] of barred) {
    test(`is nothing of a pool that ${name}`, () => {
      const [people] = file.pools;
      assert.ok(people);
      const users = people.users.map(user => ({ ...user, password: 'Passw0rd!' }));
      const changed = { ...file, pools: [{ ...people, users, ...change }] };
      for (const client of ['web', undefined]) {
        assert.match(chosen(client, undefined, changed).why ?? '', said);
      }
    });
  }

  const rows: readonly (readonly [name: string, found: ReturnType<typeof chosen>, said: string])[] = [
    ['no app client', chosen('none'), 'No pool has the app client none.'],
    ['no user', chosen(undefined, 'dora'), 'No pool has the user dora.'],
    ['a user without an address', chosen(undefined, 'bob'), 'The user bob of people has no e-mail address.'],
    [
      'a user among machines',
      chosen(undefined, 'carl'),
      'No pool of the user carl has an app client through which people reset a password.',
    ],
    [
      'only machines',
      chosen(undefined, undefined, onlyMachines),
      'No pool has an app client through which people reset a password.',
    ],
  ];
  for (const [name, found, said] of rows) {
    test(`is told where there is ${name}`, () => assert.equal(found.why, said));
  }
});
