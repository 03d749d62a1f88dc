import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { freshDatabase, type PostgresServer, postgresForTests } from '../../scripts/postgres.ts';
import {
  answer,
  challengeOf,
  codeOf,
  mfaDescription,
  optionalPool,
  withToken,
  wrongFor,
} from './mfa-pools.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

/** How many answers are sent at once. */
const answers = 50;

describe(`${answers} codes of an app, sent at once to two nodes`, () => {
  let server: PostgresServer;
  let nodes: readonly [Wire, Wire];
  before(async () => {
    server = await postgresForTests(process.env);
    const store = await freshDatabase(server.url);
    const one = await startWire({ pools: mfaDescription, store });
    nodes = [one, await startWire({ pools: mfaDescription, store, clock: one.clock })];
    one.clock.pause();
  });
  after(async () => {
    await Promise.all(nodes.map(node => node.stop()));
    await server.stop();
  });

  /** Sends that code with each session, by turns to each node, and counts how each answer ended. */
  async function burst(anna: Person, code: string, sessions: readonly (string | undefined)[]) {
    const ends: Record<string, number> = {};
    await Promise.all(
      sessions.map(async (Session, turn) => {
        const responses = { SOFTWARE_TOKEN_MFA_CODE: code };
        const input = answer(optionalPool, anna, 'SOFTWARE_TOKEN_MFA', Session, responses);
        const { event } = await nodes[turn % 2 === 0 ? 0 : 1].call('RespondToAuthChallenge', input);
        const end = event.cause?.id ?? 'ok';
        ends[end] = (ends[end] ?? 0) + 1;
      }),
    );
    return ends;
  }

  test('by sign-ins of their own: the right one is good once', async () => {
    const [one] = nodes;
    const anna = await person(one, { pool: optionalPool.id });
    const secret = await withToken(one, optionalPool, anna);
    const sessions = await Promise.all(
      Array.from({ length: answers }, async () => (await challengeOf(one, optionalPool, anna)).Session),
    );
    const ends = await burst(anna, codeOf(one, secret), sessions);
    assert.deepEqual(ends, { ok: 1, 'totp-code-used': answers - 1 });
  });

  test('by one sign-in: the session is good once', async () => {
    const [one] = nodes;
    const anna = await person(one, { pool: optionalPool.id });
    const secret = await withToken(one, optionalPool, anna);
    const { Session } = await challengeOf(one, optionalPool, anna);
    const ends = await burst(anna, codeOf(one, secret), Array(answers).fill(Session));
    assert.equal(ends.ok, 1);
  });

  test('that are wrong: five learn it', async () => {
    const [one] = nodes;
    const anna = await person(one, { pool: optionalPool.id });
    const secret = await withToken(one, optionalPool, anna);
    const { Session } = await challengeOf(one, optionalPool, anna);
    const ends = await burst(anna, wrongFor(one, secret), Array(answers).fill(Session));
    assert.deepEqual(ends, { 'totp-code-wrong': 5, 'mfa-attempts-exceeded': answers - 5 });
  });
});
