import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { OperationName } from '../../src/model/operation.ts';
import { type Outbox, startOutbox } from './outbox.ts';
import { bothPool, mailPool, senderPools } from './sender-pools.ts';
import { startWire, type Wire } from './wire.ts';

let outbox: Outbox;
let wire: Wire;
before(async () => {
  outbox = await startOutbox();
  wire = await startWire({ pools: senderPools(outbox.url) });
});
after(async () => {
  await wire.stop();
  await outbox.stop();
});

let count = 0;

/** Names and addresses of somebody whom no other test knows. */
function stranger() {
  count += 1;
  const addresses = { email: `sent${count}@example.com`, phone_number: `+1555020${1000 + count}` };
  return { name: `sent${count}`, password: `First-Password-${count}`, ...addresses };
}

/** A user with these verified addresses. */
async function someone(kinds: readonly Kind[] = ['email', 'phone_number']) {
  const user = stranger();
  const UserAttributes = attributesOf(user, kinds).concat(
    kinds.map(kind => ({ Name: `${kind}_verified`, Value: 'true' })),
  );
  const who = { UserPoolId: bothPool.id, Username: user.name };
  await wire.ok('AdminCreateUser', { ...who, UserAttributes, MessageAction: 'SUPPRESS' });
  await wire.ok('AdminSetUserPassword', { ...who, Password: user.password, Permanent: true });
  return { ...user, who };
}
type Kind = 'email' | 'phone_number';
type User = ReturnType<typeof stranger>;

function attributesOf(user: User, kinds: readonly Kind[]) {
  return kinds.map(kind => ({ Name: kind as string, Value: user[kind] }));
}

async function accessToken(user: User): Promise<string> {
  const AuthParameters = { USERNAME: user.name, PASSWORD: user.password };
  const AuthFlow = 'USER_PASSWORD_AUTH';
  const signedIn = await wire.ok('InitiateAuth', { ClientId: bothPool.client, AuthFlow, AuthParameters });
  return signedIn.AuthenticationResult?.AccessToken ?? '';
}

/**
 * Makes a call that invokes one sender, and gives the code that this could decrypt, and its event. The call's own event says
 * that the sender was invoked, that nothing else ran, and that Lifeguard sent nothing.
 */
async function sentBy(operation: OperationName, input: object, source: string, user: string) {
  const { status, text, event: call } = await wire.call(operation, input);
  assert.equal(status, 200, text);
  const ran = call.triggers.filter(trigger => trigger.source.startsWith('Custom'));
  assert.deepEqual(
    [ran.map(trigger => [trigger.source, trigger.outcome]), call.messages],
    [[[source, 'invoked']], []],
  );
  const run = await wire.events.waitFor({ operation: source, user }, 60_000);
  const [note] = run.triggers;
  assert.deepEqual(
    [run.requestId, run.poolId, run.clientId, run.outcome, run.cause, note?.outcome, note?.attempts],
    [call.requestId, call.poolId, call.clientId, 'ok', undefined, 'ok', 1],
  );
  const sent = outbox.sent.filter(({ event }) => event.userName === user && event.triggerSource === source);
  assert.equal(sent.length, 1);
  const [{ event, opened } = assert.fail()] = sent;
  assert.equal(event.request.code?.startsWith('AYADe'), true);
  const [raw, kms] = opened;
  assert.deepEqual(raw, kms);
  const { 'aws-crypto-public-key': publicKey, ...context } = raw?.context ?? {};
  assert.deepEqual([typeof publicKey, context], ['string', { 'userpool-id': call.poolId }]);
  return { event, code: raw?.text ?? '', answer: JSON.parse(text || '{}') };
}

const { id: UserPoolId, client: ClientId } = bothPool;
const clientMetadata = { of: 'its own call' };

/** How a code comes to be sent, and what it then does. */
interface Way {
  readonly source: string;
  readonly operation: OperationName;
  /** Whether the user is yet to sign up by the call itself. */
  readonly isNew?: true;
  /** Of an administrator, who has no app client. */
  readonly byAdmin?: true;
  readonly input: (user: User, kind: Kind) => object | Promise<object>;
  readonly use: (user: User, kind: Kind, code: string) => Promise<unknown>;
}

const confirm = ({ name }: User, _: Kind, ConfirmationCode: string) =>
  wire.ok('ConfirmSignUp', { ClientId, Username: name, ConfirmationCode });
const reset = ({ name }: User, _: Kind, ConfirmationCode: string) =>
  wire.ok('ConfirmForgotPassword', {
    ClientId,
    Username: name,
    ConfirmationCode,
    Password: 'Another-Password-1',
  });
const verify = async (user: User, AttributeName: Kind, Code: string) =>
  wire.ok('VerifyUserAttribute', { AccessToken: await accessToken(user), AttributeName, Code });
const signUp = (user: User, kind: Kind) => ({
  ClientId,
  Username: user.name,
  Password: user.password,
  UserAttributes: attributesOf(user, [kind]),
});

const ways: readonly Way[] = [
  { source: 'SignUp', operation: 'SignUp', isNew: true, input: signUp, use: confirm },
  {
    source: 'ResendCode',
    operation: 'ResendConfirmationCode',
    isNew: true,
    async input(user, kind) {
      await wire.ok('SignUp', signUp(user, kind));
      return { ClientId, Username: user.name };
    },
    use: confirm,
  },
  {
    source: 'ForgotPassword',
    operation: 'ForgotPassword',
    input: user => ({ ClientId, Username: user.name }),
    use: reset,
  },
  {
    source: 'ForgotPassword',
    operation: 'AdminResetUserPassword',
    byAdmin: true,
    input: user => ({ UserPoolId, Username: user.name }),
    use: reset,
  },
  {
    source: 'VerifyUserAttribute',
    operation: 'GetUserAttributeVerificationCode',
    input: async (user, AttributeName) => ({ AccessToken: await accessToken(user), AttributeName }),
    use: verify,
  },
  {
    source: 'UpdateUserAttribute',
    operation: 'UpdateUserAttributes',
    input: async (user, Name) => ({
      AccessToken: await accessToken(user),
      UserAttributes: [{ Name, Value: Name === 'email' ? `new-${user.email}` : `${user.phone_number}9` }],
    }),
    use: verify,
  },
  {
    source: 'AdminCreateUser',
    operation: 'AdminCreateUser',
    isNew: true,
    byAdmin: true,
    input: (user, kind) => ({
      UserPoolId,
      Username: user.name,
      TemporaryPassword: `<b>"Aa1&'</b>${user.password}`,
      UserAttributes: attributesOf(user, [kind]),
      DesiredDeliveryMediums: [kind === 'email' ? 'EMAIL' : 'SMS'],
    }),
    async use(user, _, code) {
      assert.equal(code, `&lt;b&gt;&quot;Aa1&amp;&#39;&lt;/b&gt;${user.password}`);
      const AuthParameters = { USERNAME: user.name, PASSWORD: `<b>"Aa1&'</b>${user.password}` };
      const first = await wire.ok('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters,
      });
      assert.equal(first.ChallengeName, 'NEW_PASSWORD_REQUIRED');
    },
  },
];

const mediums = [
  { kind: 'email', sender: 'CustomEmailSender', type: 'customEmailSenderRequestV1' },
  { kind: 'phone_number', sender: 'CustomSMSSender', type: 'customSMSSenderRequestV1' },
] as const;

describe('a custom sender', () => {
  for (const { kind, sender, type } of mediums) {
    for (const way of ways) {
      test(`${sender} sends the code of ${way.operation}, and the code works`, async () => {
        const user = way.isNew ? stranger() : await someone([kind]);
        const source = `${sender}_${way.source}`;
        const input = { ...(await way.input(user, kind)), ClientMetadata: clientMetadata };
        const { event, code } = await sentBy(way.operation, input, source, user.name);
        const { request, ...rest } = event;
        assert.deepEqual(rest, {
          version: '1',
          triggerSource: source,
          region: 'eu-west-1',
          userPoolId: UserPoolId,
          userName: user.name,
          callerContext: {
            awsSdkVersion: 'aws-sdk-unknown-unknown',
            clientId: way.byAdmin ? 'CLIENT_ID_NOT_APPLICABLE' : ClientId,
          },
        });
        const { userAttributes, code: encrypted, ...told } = request;
        assert.deepEqual(told, { type, clientMetadata });
        assert.equal(typeof encrypted, 'string');
        assert.equal(typeof userAttributes.sub, 'string');
        assert.equal(userAttributes['cognito:user_status'], statusOf(way));
        await way.use(user, kind, code);
      });
    }
  }

  const factors = [
    { factor: 'EMAIL_OTP', kind: 'email', source: 'CustomEmailSender_Authentication', length: 6 },
    { factor: 'SMS_MFA', kind: 'phone_number', source: 'CustomSMSSender_Authentication', length: 6 },
  ] as const;
  for (const { factor, kind, source, length } of factors) {
    test(`sends the code of ${factor} as a second factor`, async () => {
      const user = await someone([kind]);
      const settings = kind === 'email' ? 'EmailMfaSettings' : 'SMSMfaSettings';
      await wire.ok('AdminSetUserMFAPreference', {
        ...user.who,
        [settings]: { Enabled: true, PreferredMfa: true },
      });
      const AuthParameters = { USERNAME: user.name, PASSWORD: user.password };
      const start = { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters };
      const { code, answer, event } = await sentBy('InitiateAuth', start, source, user.name);
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
      const user = await someone([kind]);
      const AuthParameters = { USERNAME: user.name, PREFERRED_CHALLENGE: factor };
      const start = { ClientId, AuthFlow: 'USER_AUTH', AuthParameters };
      const { code, answer } = await sentBy('InitiateAuth', start, source, user.name);
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
    const done = await wire.ok('RespondToAuthChallenge', {
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
    const byMail = await wire.ok('SignUp', input(user.email, 'email'));
    const sub = byMail.UserSub ?? '';
    const run = await wire.events.waitFor({ operation: 'CustomEmailSender_SignUp', user: sub }, 60_000);
    assert.equal(run.outcome, 'ok');
    const [sent] = outbox.sent.filter(({ event }) => event.userName === sub);
    assert.equal(sent?.event.request.userAttributes.sub, sub);
    const bySms = await wire.call('SignUp', input(user.phone_number, 'phone_number'));
    assert.deepEqual(
      bySms.event.triggers.map(({ source, outcome }) => [source, outcome]),
      [['CustomMessage_SignUp', 'ok']],
    );
    assert.equal((await wire.mail.latest({ to: user.phone_number }))?.medium, 'SMS');
  });

  test('keeps the mailbox empty', async () => {
    assert.deepEqual(await wire.mail.all({ pool: UserPoolId }), []);
    const sent = await wire.mail.all({ pool: mailPool.id });
    assert.deepEqual(new Set(sent.map(({ medium }) => medium)), new Set(['SMS']));
  });

  test('is not invoked for somebody unknown whom the client hides', async () => {
    const { event } = await wire.call('ForgotPassword', { ClientId, Username: 'nobody' });
    assert.deepEqual([event.outcome, event.triggers], ['ok', []]);
  });

  test('may print the code: neither log nor recorder shows it', async () => {
    const user = await someone(['email']);
    const source = 'CustomEmailSender_ForgotPassword';
    const input = { ClientId, Username: user.name, ClientMetadata: { print: 'yes' } };
    const { code, event } = await sentBy('ForgotPassword', input, source, user.name);
    const run = wire.events.last({ operation: source, user: user.name });
    assert.equal(run?.triggers[0]?.printed?.lines.length, 1);
    const shown = JSON.stringify(run) + wire.logged.join('\n');
    assert.match(shown, /sends ••• of •••/);
    assert.equal(shown.includes(code), false);
    assert.equal(shown.includes(event.request.code ?? ''), false);
  });
});

function statusOf({ operation, isNew }: Way): string {
  if (operation === 'AdminCreateUser') return 'FORCE_CHANGE_PASSWORD';
  return isNew ? 'UNCONFIRMED' : 'CONFIRMED';
}
