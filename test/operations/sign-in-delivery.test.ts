import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AdminInitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type MailServer, smtpError, startMailServer } from '../delivery/mail-server.ts';
import { answer, choose, sdkOf } from './choice.ts';
import { codesPool, factorsPool, limitedDescription, newPhone, sentTo } from './limited-pools.ts';
import { answer as answerFactor, challengeOf, prefer, signIn } from './mfa-pools.ts';
import { type Person, person } from './people.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

const mailed = (cause: string): Shown => ({
  type: 'InvalidEmailRoleAccessPolicyException',
  message: 'Cognito is not allowed to use your email identity',
  cause,
});
const texted: Shown = {
  type: 'InvalidSmsRoleAccessPolicyException',
  message: 'Role does not have permission to publish with SNS',
  cause: 'mail-server-unreachable',
};
const byMail = { PREFERRED_CHALLENGE: 'EMAIL_OTP' };
const byBoth = { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } };

describe('where no mail and no SMS can be delivered, a sign-in shows what it declares, for', () => {
  const refuse: { data?: Error } = { data: smtpError(554, '5.7.1 Message rejected') };
  let server: MailServer;
  let wire: Wire;
  before(async () => {
    process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE000000000';
    process.env.AWS_SECRET_ACCESS_KEY = 'not-a-real-secret-key-of-anybody';
    server = await startMailServer({ closeTimeout: 1 }, refuse);
    const smtp = { host: '127.0.0.1', port: server.port, tls: 'none' } as const;
    const sns = { region: 'us-east-1', endpoint: 'http://127.0.0.1:9' };
    wire = await startWire({ pools: { ...limitedDescription, mail: { smtp }, sms: { sns } } });
  });
  after(async () => {
    await wire.stop();
    await server.close();
  });

  const user = (pool: string = codesPool.id) => person(wire, { pool, attributes: newPhone() });
  const withFactors = async (preference: object): Promise<Person> => {
    const anna = await user(factorsPool.id);
    await prefer(wire, factorsPool, anna, preference);
    return anna;
  };

  test('a first factor by mail', async () => {
    const anna = await user();
    const input = choose(anna.name, byMail, codesPool.open);
    const event = await wire.refused('InitiateAuth', input, mailed('mail-server-refused'));
    assert.match(String(event.cause?.facts.reason), /Message rejected/);
    assert.deepEqual([event.messages, await sentTo(wire, anna.email)], [[], 0]);
  });
  test('a first factor by SMS', async () => {
    const anna = await user();
    const input = choose(anna.name, { PREFERRED_CHALLENGE: 'SMS_OTP' }, codesPool.open);
    await wire.refused('InitiateAuth', input, texted);
  });
  test('a first factor that is chosen', async () => {
    const anna = await user();
    const { Session } = await wire.ok('InitiateAuth', choose(anna.name, {}, codesPool.open));
    const given = { USERNAME: anna.name, ANSWER: 'EMAIL_OTP' };
    const input = answer('SELECT_CHALLENGE', Session, given, codesPool.open);
    await wire.refused('RespondToAuthChallenge', input, mailed('mail-server-refused'));
  });
  test('a second factor by mail, to the SDK of an administrator', async () => {
    const anna = await withFactors({ EmailMfaSettings: { Enabled: true } });
    const sdk = sdkOf(wire);
    try {
      const command = new AdminInitiateAuthCommand({
        UserPoolId: factorsPool.id,
        ClientId: factorsPool.client,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
      });
      const { type, message, cause } = mailed('mail-server-refused');
      await assert.rejects(sdk.send(command), { name: type, message });
      assert.equal(wire.events.last()?.cause?.id, cause);
    } finally {
      sdk.destroy();
    }
  });
  test('a second factor by SMS', async () => {
    const anna = await withFactors({ SMSMfaSettings: { Enabled: true } });
    await wire.refused('InitiateAuth', signIn(factorsPool, anna), texted);
  });
  test('a second factor that is chosen, of either kind', async () => {
    const anna = await withFactors(byBoth);
    for (const [ANSWER, shown] of [
      ['EMAIL_OTP', mailed('mail-server-refused')],
      ['SMS_MFA', texted],
    ] as const) {
      const { Session } = await challengeOf(wire, factorsPool, anna);
      const input = answerFactor(factorsPool, anna, 'SELECT_MFA_TYPE', Session, { ANSWER });
      await wire.refused('RespondToAuthChallenge', input, shown);
    }
  });
  test('a server that is down, and as before for all other messages', async () => {
    const anna = await user();
    await server.close();
    const input = choose(anna.name, byMail, codesPool.open);
    await wire.refused('InitiateAuth', input, mailed('mail-server-unreachable'));
    const reset = { ClientId: codesPool.open, Username: anna.name };
    await wire.refused('ForgotPassword', reset, {
      type: 'CodeDeliveryFailureException',
      message: 'Unable to deliver code to user',
      cause: 'mail-server-unreachable',
    });
  });
});
