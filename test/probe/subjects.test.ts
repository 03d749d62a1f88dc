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
    users: [{ username: ann, email: ann@example.com }]
  - id: us-east-1_b
    name: machines
    clients: [{ id: other, name: other, generateSecret: true, authFlows: [ALLOW_CLIENT_TOKEN_AUTH] }]
`;
  const read = parsePools(text, { file: 'pools.yaml', directory: '.', environment: {} });
  assert.ok(read.ok);
  return read.pools;
})();
const chosen = (client?: string) => subjectsIn(file, { client, user: undefined }, 'http://127.0.0.1:9400');

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
});
