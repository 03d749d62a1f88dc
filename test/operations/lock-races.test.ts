import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import { client, description } from './described.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

/** How many guesses are made at once, and how many of them may learn that they are wrong. */
const guesses = 40;
const free = 5;

const guess = ({ name }: Person, PASSWORD: string) => ({
  ClientId: client.open,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: name, PASSWORD },
});

const wrong = (count: number) => Array.from({ length: count }, (_, turn) => `Guessed-Password-${turn}`);

/** Tries passwords at once, by turns on each node, and counts how each try ended. */
async function burst(nodes: readonly Wire[], anna: Person, passwords: readonly string[]) {
  const ends: Record<string, number> = {};
  await Promise.all(
    passwords.map(async (password, turn) => {
      const node = nodes[turn % nodes.length];
      assert.ok(node);
      const { event } = await node.call('InitiateAuth', guess(anna, password));
      const end = event.cause?.id ?? 'ok';
      ends[end] = (ends[end] ?? 0) + 1;
    }),
  );
  return ends;
}

describe(`of ${guesses} passwords tried at once, ${free} learn that they are wrong`, () => {
  const expected = { 'wrong-password': free, 'password-attempts-exceeded': guesses - free };

  test('on one node with SQLite', async () => {
    const wire = await startWire({ pools: description });
    wire.clock.pause();
    assert.deepEqual(await burst([wire], await person(wire), wrong(guesses)), expected);
    await wire.stop();
  });

  describe('on PostgreSQL', () => {
    let server: PostgresServer;
    let nodes: [Wire, Wire];
    before(async () => {
      server = await postgresForTests(process.env);
      const store = await freshDatabase(server.url);
      const one = await startWire({ pools: description, store });
      nodes = [one, await startWire({ pools: description, store, clock: one.clock })];
      one.clock.pause();
    });
    after(async () => {
      await Promise.all(nodes.map(node => node.stop()));
      await server.stop();
    });
    test('with one node', async () => {
      const [node] = nodes;
      assert.deepEqual(await burst([node], await person(node), wrong(guesses)), expected);
    });
    test('with two nodes', async () => {
      assert.deepEqual(await burst(nodes, await person(nodes[0]), wrong(guesses)), expected);
    });
  });
});

describe('on one node', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
    wire.clock.pause();
  });
  after(() => wire.stop());

  test('the right password behind the others is not told from them', async () => {
    const anna = await person(wire);
    assert.deepEqual(await burst([wire], anna, [...wrong(guesses), anna.password]), {
      'wrong-password': free,
      'password-attempts-exceeded': guesses - free + 1,
    });
  });

  test('nor is a temporary one, which gets no tokens', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    assert.deepEqual(await burst([wire], anna, [...wrong(guesses), anna.password]), {
      'wrong-password': free,
      'password-attempts-exceeded': guesses - free + 1,
    });
  });

  test('proofs by SRP count alike', async () => {
    const anna = await person(wire);
    const { ChallengeParameters } = await wire.ok('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: anna.name, SRP_A: 'abcdef' },
    });
    const causes = await Promise.all(
      Array.from({ length: guesses }, async () => {
        const { event } = await wire.call('RespondToAuthChallenge', {
          ClientId: client.open,
          ChallengeName: 'PASSWORD_VERIFIER',
          ChallengeResponses: {
            USERNAME: anna.name,
            PASSWORD_CLAIM_SECRET_BLOCK: ChallengeParameters?.SECRET_BLOCK ?? '',
            PASSWORD_CLAIM_SIGNATURE: Buffer.alloc(32).toString('base64'),
            TIMESTAMP: new Date(wire.clock.now())
              .toUTCString()
              .replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+) GMT$/, '$1 $3 $2 $5 UTC $4'),
          },
        });
        return event.cause?.id;
      }),
    );
    assert.equal(causes.filter(cause => cause === 'srp-proof-wrong').length, free);
    assert.equal(causes.filter(cause => cause === 'password-attempts-exceeded').length, guesses - free);
  });

  test('who signs in at once with the right password is not held up', async () => {
    const anna = await person(wire);
    assert.deepEqual(await burst([wire], anna, Array(20).fill(anna.password)), { ok: 20 });
  });
});
