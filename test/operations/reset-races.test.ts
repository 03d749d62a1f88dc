import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { client, description } from './described.ts';
import { codeFor, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

/** How many submit the same code at once. */
const racers = 20;

/** Enough attempts for all of them: it is the code that must hold, not the limit. */
const [first, ...others] = description.pools;
const pools: PoolsDescription = {
  ...description,
  pools: [{ ...first, limits: { resetAttemptsPerHour: 100, resetRequestsPerHour: 100 } }, ...others],
};

/** Submits one code with as many passwords, by turns to each node, and gives the password that won. */
async function race(nodes: readonly Wire[]): Promise<{ name: string; password: string }> {
  const [node] = nodes;
  assert.ok(node);
  const anna = await person(node);
  const who = { ClientId: client.open, Username: anna.name };
  await node.ok('ForgotPassword', who);
  const ConfirmationCode = await codeFor(node, anna);
  const answers = await Promise.all(
    Array.from({ length: racers }, async (_, turn) => {
      const Password = `Raced-Password-${turn}`;
      const wire = nodes[turn % nodes.length] ?? node;
      const { status, text, event } = await wire.call('ConfirmForgotPassword', {
        ...who,
        ConfirmationCode,
        Password,
      });
      return { Password, status, text, cause: event.cause?.id };
    }),
  );
  const [winner, ...more] = answers.filter(answer => answer.status === 200);
  assert.ok(winner, 'nobody won');
  assert.deepEqual(more, []);
  const text = JSON.stringify({
    __type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  });
  const losers = answers.filter(answer => answer.status !== 200);
  assert.deepEqual(
    losers.map(({ Password: _, ...shown }) => shown),
    losers.map(() => ({ status: 400, text, cause: 'code-already-used' })),
  );
  return { name: anna.name, password: winner.Password };
}

async function onlyThatOneSignsIn(wire: Wire, { name, password }: { name: string; password: string }) {
  const signIn = (PASSWORD: string) => ({
    ClientId: client.open,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: name, PASSWORD },
  });
  await wire.ok('InitiateAuth', signIn(password));
  const loser = password === 'Raced-Password-0' ? 'Raced-Password-1' : 'Raced-Password-0';
  await wire.refused('InitiateAuth', signIn(loser), {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    cause: 'wrong-password',
  });
}

describe(`of ${racers} who submit the same code at once, exactly one wins`, () => {
  test('on one node with SQLite', async () => {
    const wire = await startWire({ pools });
    await onlyThatOneSignsIn(wire, await race([wire]));
    await wire.stop();
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    let nodes: [Wire, Wire];
    before(async () => {
      server = await postgresForTests(process.env);
      const store = await freshDatabase(server.url);
      const one = await startWire({ pools, store });
      nodes = [one, await startWire({ pools, store, clock: one.clock })];
    });
    after(async () => {
      await Promise.all(nodes.map(node => node.stop()));
      await server.stop();
    });
    test('with one node', async () => {
      await onlyThatOneSignsIn(nodes[0], await race([nodes[0]]));
    });
    test('with two nodes', async () => {
      await onlyThatOneSignsIn(nodes[1], await race(nodes));
    });
  });
});

test('twenty wrong codes at once are counted one by one: no more than the limit are compared', async () => {
  const wire = await startWire({ pools: description });
  const anna = await person(wire);
  const input = { ClientId: client.open, Username: anna.name, Password: 'Second-Password-1' };
  await wire.ok('ForgotPassword', input);
  const right = await codeFor(wire, anna);
  const causes = await Promise.all(
    Array.from({ length: racers }, async (_, turn) => {
      const ConfirmationCode = String(turn).padStart(6, right.startsWith('9') ? '8' : '9');
      return (await wire.call('ConfirmForgotPassword', { ...input, ConfirmationCode })).event.cause?.id;
    }),
  );
  assert.equal(causes.filter(cause => cause === 'code-mismatch').length, 5);
  assert.equal(causes.filter(cause => cause === 'reset-attempts-exceeded').length, racers - 5);
  await wire.stop();
});
