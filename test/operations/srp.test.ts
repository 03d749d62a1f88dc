import assert from 'node:assert/strict';
import { createHmac, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { clientNumbers, publicA, signature } from '../pool/srp-client.ts';
import { client, clientSecret, description, emailClient, emailPoolId, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import { srpTimestamp } from './srp-time.ts';
import type { Shown, Wire } from './wire.ts';

const incorrect = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' } as const;
const stale: Shown = { ...incorrect, cause: 'srp-challenge-stale' };
const wrongProof: Shown = { ...incorrect, cause: 'srp-proof-wrong' };

const hash = (name: string) =>
  createHmac('sha256', clientSecret).update(name).update(client.secret).digest('base64');

/** A sign-in by SRP as a client makes it, up to the answer, in whose place a test may put another. */
async function proof(
  wire: Wire,
  who: Person,
  { ClientId = client.open as string, pool = poolId as string } = {},
) {
  const a = BigInt(`0x${randomBytes(32).toString('hex')}`);
  const isSecret = ClientId === client.secret;
  const {
    ChallengeName,
    ChallengeParameters = {},
    Session,
  } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: {
      USERNAME: who.name,
      SRP_A: publicA(a),
      ...(isSecret && { SECRET_HASH: hash(who.name) }),
    },
  });
  assert.deepEqual([ChallengeName, Session], ['PASSWORD_VERIFIER', undefined]);
  const { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP: userId = '' } = ChallengeParameters;
  const poolName = pool.slice(pool.indexOf('_') + 1);
  const { key } = clientNumbers({ poolName, userId, password: who.password }, a, SALT, SRP_B);
  const answer = (more: object = {}, TIMESTAMP = srpTimestamp(wire.clock.now())) => ({
    ClientId,
    UserPoolId: pool,
    ChallengeName,
    ChallengeResponses: {
      USERNAME: userId,
      PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
      PASSWORD_CLAIM_SIGNATURE: signature(key, poolName, userId, SECRET_BLOCK, TIMESTAMP),
      TIMESTAMP,
      ...(isSecret && { SECRET_HASH: hash(userId) }),
      ...more,
    },
  });
  return { answer, parameters: ChallengeParameters };
}

onBothEngines({ pools: description }, wire => {
  const respond = 'RespondToAuthChallenge';
  const tokens = async (input: object) => (await wire().ok(respond, input)).AuthenticationResult?.TokenType;

  describe('a proof of the password', () => {
    test('gives tokens, once', async () => {
      const { answer, parameters } = await proof(wire(), await person(wire()));
      assert.deepEqual(Object.keys(parameters).sort(), [
        ...['SALT', 'SECRET_BLOCK', 'SRP_B', 'USERNAME', 'USER_ID_FOR_SRP'],
      ]);
      assert.equal(await tokens(answer()), 'Bearer');
      await wire().refused(respond, answer(), stale);
    });
    test('is taken by an administrator, whichever call began it', async () => {
      const { answer } = await proof(wire(), await person(wire()));
      await wire().ok('AdminRespondToAuthChallenge', answer());
    });
    test('is taken with the alias in the answer, where the proof is over the username', async () => {
      const anna = await person(wire());
      const { answer, parameters } = await proof(wire(), { ...anna, name: anna.email });
      assert.equal(parameters.USER_ID_FOR_SRP, anna.name);
      assert.equal(await tokens(answer({ USERNAME: anna.email })), 'Bearer');
    });
    test('is over the sub where addresses stand for usernames', async () => {
      const anna = await person(wire(), { pool: emailPoolId });
      const { answer, parameters } = await proof(wire(), anna, { ClientId: emailClient, pool: emailPoolId });
      assert.match(parameters.USER_ID_FOR_SRP ?? '', /^[0-9a-f-]{36}$/);
      assert.equal(await tokens(answer()), 'Bearer');
    });
    test('of a temporary password leads to its challenge, which does not name USER_ID_FOR_SRP', async () => {
      const anna = await person(wire(), { status: 'FORCE_CHANGE_PASSWORD' });
      const { answer } = await proof(wire(), anna);
      const { ChallengeName, ChallengeParameters = {} } = await wire().ok(respond, answer());
      assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
      assert.deepEqual(Object.keys(ChallengeParameters).sort(), ['requiredAttributes', 'userAttributes']);
    });
    test('by a client with a secret wants the hash over the canonical username', async () => {
      const anna = await person(wire());
      const { answer } = await proof(wire(), { ...anna, name: anna.email }, { ClientId: client.secret });
      const refused = (message: string, cause: string) => ({ type: incorrect.type, message, cause });
      await wire().refused(
        respond,
        answer({ SECRET_HASH: '' }),
        refused(
          `Client ${client.secret} is configured with secret but SECRET_HASH was not received`,
          'secret-hash-missing',
        ),
      );
      await wire().refused(
        respond,
        answer({ USERNAME: anna.email, SECRET_HASH: hash(anna.email) }),
        refused(`Unable to verify secret hash for client ${client.secret}`, 'secret-hash-wrong'),
      );
      assert.equal(await tokens(answer()), 'Bearer');
    });
  });

  describe('a proof is refused', () => {
    test('of a wrong password, which is counted', async () => {
      const anna = await person(wire());
      const wrong = { ...anna, password: 'Not-The-Password-1' };
      wire().clock.pause();
      for (let failure = 1; failure <= 5; failure += 1) {
        const { answer } = await proof(wire(), wrong);
        await wire().refused(respond, answer(), { ...wrongProof, facts: { user: anna.name } });
      }
      const { answer } = await proof(wire(), anna);
      await wire().refused(respond, answer(), {
        type: 'NotAuthorizedException',
        message: 'Password attempts exceeded',
        cause: 'password-attempts-exceeded',
      });
      wire().clock.advance('1s');
      assert.equal(await tokens(answer()), 'Bearer');
      wire().clock.resume();
    });
    for (const SRP_A of ['0', '00']) {
      test(`of SRP_A ${SRP_A}, although it gets its challenge`, async () => {
        const anna = await person(wire());
        const challenge = await wire().ok('InitiateAuth', {
          ClientId: client.open,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: anna.name, SRP_A },
        });
        const { SECRET_BLOCK = '' } = challenge.ChallengeParameters ?? {};
        const TIMESTAMP = srpTimestamp(wire().clock.now());
        // With A = 0 the number that both sides reach is 0, whatever the password.
        const none = createHmac('sha256', Buffer.alloc(1)).update(Buffer.alloc(1)).digest();
        const key = createHmac('sha256', none).update('Caldera Derived Key').update(Buffer.of(1)).digest();
        const poolName = poolId.slice(poolId.indexOf('_') + 1);
        const forged = signature(key.subarray(0, 16), poolName, anna.name, SECRET_BLOCK, TIMESTAMP);
        const ChallengeResponses = {
          USERNAME: anna.name,
          PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
          PASSWORD_CLAIM_SIGNATURE: forged,
          TIMESTAMP,
        };
        const input = { ClientId: client.open, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses };
        await wire().refused(respond, input, wrongProof);
      });
    }
    test('three minutes after its challenge: not in the last millisecond', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      wire().clock.pause();
      const [inTime, late] = [await proof(wire(), anna), await proof(wire(), ben)];
      wire().clock.advance(3 * 60_000 - 1);
      assert.equal(await tokens(inTime.answer()), 'Bearer');
      wire().clock.advance(1);
      await wire().refused(respond, late.answer(), { ...stale, facts: { reason: 'expired' } });
      wire().clock.resume();
    });
    test('whose TIMESTAMP is more than five minutes off', async () => {
      const { answer } = await proof(wire(), await person(wire()));
      const off = srpTimestamp(wire().clock.now() - 302_000);
      await wire().refused(respond, answer({}, off), stale);
    });
    for (const TIMESTAMP of ['2026-11-21T00:00:00Z', 'Sam Nov 21 00:00:00 UTC 2026']) {
      test(`whose TIMESTAMP is ${TIMESTAMP}`, async () => {
        const { answer } = await proof(wire(), await person(wire()));
        await wire().refused(respond, answer({}, TIMESTAMP), {
          type: 'InvalidParameterException',
          message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english',
          cause: 'timestamp-malformed',
        });
      });
    }
    test('by another client, for another user, or with an altered block', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      const { answer } = await proof(wire(), anna);
      await wire().refused(respond, { ...answer(), ClientId: client.other }, stale);
      await wire().refused(respond, answer({ USERNAME: ben.name }), stale);
      const altered = Buffer.alloc(600, 7).toString('base64');
      await wire().refused(respond, answer({ PASSWORD_CLAIM_SECRET_BLOCK: altered }), stale);
      assert.equal(await tokens(answer()), 'Bearer');
    });
    test('where the password was set meanwhile', async () => {
      const anna = await person(wire());
      const { answer } = await proof(wire(), anna);
      const set = { UserPoolId: poolId, Username: anna.name, Password: 'Second-Password-1', Permanent: true };
      await wire().ok('AdminSetUserPassword', set);
      await wire().refused(respond, answer(), wrongProof);
    });
    test('of a user who was deleted meanwhile', async () => {
      const anna = await person(wire());
      const { answer } = await proof(wire(), anna);
      await wire().ok('AdminDeleteUser', { UserPoolId: poolId, Username: anna.name });
      const { status, text } = await wire().call(respond, answer());
      assert.deepEqual(
        [status, JSON.parse(text)],
        [400, { __type: incorrect.type, message: incorrect.message }],
      );
    });
    for (const name of ['USERNAME', 'PASSWORD_CLAIM_SIGNATURE', 'PASSWORD_CLAIM_SECRET_BLOCK', 'TIMESTAMP']) {
      test(`without ${name}`, async () => {
        const { answer } = await proof(wire(), await person(wire()));
        await wire().refused(respond, answer({ [name]: '' }), {
          type: 'InvalidParameterException',
          message: `Missing required parameter ${name}`,
          cause: 'missing-parameter',
        });
      });
    }
  });
});
