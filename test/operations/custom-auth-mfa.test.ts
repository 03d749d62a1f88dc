import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as pools from './custom-pools.ts';
import { provePassword } from './custom-proof.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { factorClient: ClientId, factorPoolId } = pools;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: pools.customPools });
});
after(() => wire.stop());

let count = 0;
/** A user who has turned on codes by SMS. */
const user = async () => {
  count += 1;
  const phone = `+1555555010${count}`;
  const attributes = { phone_number: phone, phone_number_verified: 'true' };
  const anna = await person(wire, { pool: factorPoolId, attributes });
  await wire.ok('AdminSetUserMFAPreference', {
    UserPoolId: factorPoolId,
    Username: anna.name,
    SMSMfaSettings: { Enabled: true, PreferredMfa: true },
  });
  return { ...anna, phone };
};
const answer = ({ name }: Person, ChallengeName: string, Session: string | undefined, responses: object) =>
  wire.ok('RespondToAuthChallenge', {
    ClientId,
    ChallengeName,
    Session,
    ChallengeResponses: { USERNAME: name, ...responses },
  });
/** Answers all three questions. */
const answerQuestions = async (anna: Person, Session: string | undefined) => {
  let next = { Session } as Awaited<ReturnType<typeof answer>>;
  for (const question of [1, 2, 3]) {
    const ANSWER = `secret answer ${question}`;
    next = await answer(anna, 'CUSTOM_CHALLENGE', next.Session, { ANSWER });
  }
  return next;
};
const codeTo = async (phone: string) => (await wire.mail.latest({ to: phone }))?.codes[0];

describe('the second factor of a custom sign-in', () => {
  test('comes after the questions where no password was asked for', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', {
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: anna.name },
    });
    const asked = await answerQuestions(anna, Session);
    assert.equal(asked.ChallengeName, 'SMS_MFA');
    const SMS_MFA_CODE = await codeTo(anna.phone);
    const done = await answer(anna, 'SMS_MFA', asked.Session, { SMS_MFA_CODE });
    assert.ok(done.AuthenticationResult);
  });
  test('comes after the password, and the questions after it', async () => {
    const anna = await user();
    const { next } = await provePassword(wire, anna, { pool: factorPoolId, client: ClientId });
    assert.equal(next.ChallengeName, 'SMS_MFA');
    assert.deepEqual(wire.events.last()?.triggers, []);
    const SMS_MFA_CODE = await codeTo(anna.phone);
    const first = await answer(anna, 'SMS_MFA', next.Session, { SMS_MFA_CODE });
    assert.deepEqual([first.ChallengeName, first.ChallengeParameters?.question], ['CUSTOM_CHALLENGE', '1']);
    const done = await answerQuestions(anna, first.Session);
    assert.ok(done.AuthenticationResult);
  });
});
