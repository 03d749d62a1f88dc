import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { subjectsIn } from '../../src/probe/subjects.ts';

const file = (() => {
  const text = `regions: [us-east-1]
pools:
  - id: us-east-1_a
    name: people
    clients:
      - { id: machine, name: machine, generateSecret: true, authFlows: [ALLOW_CLIENT_TOKEN_AUTH] }
      - { id: web, name: web }
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
  subjectsIn(from, { client, user }, 'http://127.0.0.1:9400');
const onlyMachines = { ...file, pools: file.pools.slice(1) };

describe('what is probed', () => {
  test('is each app client through which people sign in, and no machine', () => {
    const subjects = chosen();
    assert.ok(typeof subjects !== 'string', String(subjects));
    assert.deepEqual(
      subjects.map(({ clientId }) => clientId),
      ['web'],
    );
  });

  test('is no machine that is chosen', () => {
    assert.equal(
      chosen('machine'),
      "The app client machine is a machine's: nobody resets a password through it.",
    );
  });

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
    test(`is told where there is ${name}`, () => assert.equal(found, said));
  }
});
