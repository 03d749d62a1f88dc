import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventSchema } from '../../src/triggers/index.ts';
import { bothPool, mailPool } from './sender-pools.ts';
import { type Kind, someone, stranger, type User } from './sender-users.ts';
import { signUp } from './sender-ways.ts';
import { type Senders, sentBy, startSenders } from './sent-by.ts';

let senders: Senders;
before(async () => {
  senders = await startSenders();
});
after(() => senders.stop());

const { id: UserPoolId, client: ClientId } = bothPool;

describe('a custom sender', () => {
  const factors = [
    { factor: 'EMAIL_OTP', kind: 'email', source: 'CustomEmailSender_Authentication', length: 6 },
    { factor: 'SMS_MFA', kind: 'phone_number', source: 'CustomSMSSender_Authentication', length: 6 },
  ] as const;
  for (const { factor, kind, source, length } of factors) {
    test(`sends the code of ${factor} as a second factor`, async () => {
      const user = await someone(senders.wire, [kind]);
      const settings = kind === 'email' ? 'EmailMfaSettings' : 'SMSMfaSettings';
      await senders.wire.ok('AdminSetUserMFAPreference', {
        ...user.who,
        [settings]: { Enabled: true, PreferredMfa: true },
      });
      const AuthParameters = { USERNAME: user.name, PASSWORD: user.password };
      const start = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
      const { code, answer, event } = await sentBy(senders, 'InitiateAuth', start, {
        source,
        user: user.name,
      });
      assert.deepEqual(
        [answer.ChallengeName, code.length, event.request.clientMetadata],
        [factor, length, null],
      );
      await signsIn(user, answer, { [`${factor}_CODE`]: code });
    });
  }

  for (const [factor, kind, source] of [
    ['EMAIL_OTP', 'email', 'CustomEmailSender_Authentication'],
    ['SMS_OTP', 'phone_number', 'CustomSMSSender_Authentication'],
  ] as const) {
    test(`sends the code of ${factor} as a first factor`, async () => {
      const user = await someone(senders.wire, [kind]);
      const AuthParameters = { USERNAME: user.name, PREFERRED_CHALLENGE: factor };
      const start = { ClientId, AuthFlow: 'USER_AUTH', AuthParameters };
      const { code, answer } = await sentBy(senders, 'InitiateAuth', start, { source, user: user.name });
      assert.deepEqual([answer.ChallengeName, code.length], [factor, 8]);
      await signsIn(user, answer, { [`${factor}_CODE`]: code });
    });
  }

  async function signsIn(
    { name }: User,
    { ChallengeName, Session }: { ChallengeName?: string; Session?: string },
    code: object,
  ) {
    const ChallengeResponses = { USERNAME: name, ...code };
    const done = await senders.wire.ok('RespondToAuthChallenge', {
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses,
    });
    assert.equal(typeof done.AuthenticationResult?.AccessToken, 'string');
  }

  test('is told the sub where addresses stand for usernames, and leaves the other medium to CustomMessage', async () => {
    const user = stranger();
    const { client } = mailPool;
    const input = (Username: string, kind: Kind) => ({ ...signUp(user, kind), ClientId: client, Username });
    const byMail = await senders.wire.ok('SignUp', input(user.email, 'email'));
    const sub = byMail.UserSub ?? '';
    const run = await senders.wire.events.waitFor(
      { operation: 'CustomEmailSender_SignUp', user: sub },
      60_000,
    );
    assert.equal(run.outcome, 'ok');
    const [sent] = senders.outbox.sent.filter(({ event }) => event.userName === sub);
    assert.equal(sent?.event.request.userAttributes.sub, sub);
    const bySms = await senders.wire.call('SignUp', input(user.phone_number, 'phone_number'));
    assert.deepEqual(
      bySms.event.triggers.map(({ source, outcome }) => [source, outcome]),
      [['CustomMessage_SignUp', 'ok']],
    );
    const kept = await senders.wire.mail.all({ pool: mailPool.id });
    assert.deepEqual(
      kept.map(({ medium, to }) => [medium, to]),
      [['SMS', user.phone_number]],
    );
  });

  test('invites a user who has no password without a code', async () => {
    const { name, email } = stranger();
    await senders.wire.ok('AdminCreateUser', {
      UserPoolId,
      Username: name,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    });
    const source = 'CustomEmailSender_AdminCreateUser';
    const run = await senders.wire.events.waitFor({ operation: source, user: name }, 60_000);
    assert.equal(run.outcome, 'ok');
    const [sent] = senders.outbox.sent.filter(({ event }) => event.userName === name);
    assert.equal(sent?.event.request.code, null);
    eventSchema(source).parse(sent?.event);
  });

  test('is not invoked for somebody unknown whom the client hides', async () => {
    const { event } = await senders.wire.call('ForgotPassword', { ClientId, Username: 'nobody' });
    assert.deepEqual([event.outcome, event.triggers], ['ok', []]);
  });

  test('may print the code: neither log nor recorder shows it', async () => {
    const user = await someone(senders.wire, ['email']);
    const source = 'CustomEmailSender_ForgotPassword';
    const input = { ClientId, Username: user.name, ClientMetadata: { print: 'yes' } };
    const { code, event } = await sentBy(senders, 'ForgotPassword', input, { source, user: user.name });
    const run = senders.wire.events.last({ operation: source, user: user.name });
    assert.equal(run?.triggers[0]?.printed?.lines.length, 1);
    const shown = JSON.stringify(run) + senders.wire.logged.join('\n');
    assert.match(shown, /sends ••• of •••/);
    for (const secret of [code, event.request.code ?? '']) assert.equal(shown.includes(secret), false);
  });

  test('may name the code in an error: the recorder does not show it', async () => {
    const { name } = await someone(senders.wire, ['email']);
    await senders.wire.ok('ForgotPassword', { ClientId, Username: name, ClientMetadata: { fails: 'yes' } });
    const source = 'CustomEmailSender_ForgotPassword';
    const run = await senders.wire.events.waitFor({ operation: source, user: name }, 60_000);
    assert.deepEqual([run.cause?.facts.message, run.triggers[0]?.attempts], ['no provider for •••', 3]);
    const sent = senders.outbox.sent.filter(({ event }) => event.userName === name);
    assert.deepEqual(new Set(sent.map(({ event }) => event.request.code)).size, 1);
    assert.equal(sent.length, 3);
  });
});
