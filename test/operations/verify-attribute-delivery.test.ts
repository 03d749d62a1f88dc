import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type MailServer, smtpError, startMailServer } from '../delivery/mail-server.ts';
import { client, description, poolId } from './described.ts';
import { member } from './member.ts';
import { codeFor, person } from './people.ts';
import { attributesOf, listOf, newClient, newName, newPool } from './user-pools.ts';
import { startWire, type Wire } from './wire.ts';

const newEmail = () => `${newName()}@example.com`;
const held = {
  AutoVerifiedAttributes: ['email'] as 'email'[],
  UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] as 'email'[] },
};

/** Signs in the user of that name. */
async function tokenOf(wire: Wire, USERNAME: string, PASSWORD: string): Promise<string> {
  const input = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: client.open };
  const answer = await wire.ok('InitiateAuth', { ...input, AuthParameters: { USERNAME, PASSWORD } });
  return answer.AuthenticationResult?.AccessToken ?? '';
}

describe('where the mail server refuses a verification', () => {
  const refuse: { data?: Error } = {};
  let server: MailServer;
  let wire: Wire;
  before(async () => {
    server = await startMailServer({}, refuse);
    const smtp = { host: '127.0.0.1', port: server.port, tls: 'none' } as const;
    wire = await startWire({ pools: { ...description, mail: { smtp } } });
  });
  after(async () => {
    await wire.stop();
    await server.close();
  });

  const undelivered = {
    type: 'CodeDeliveryFailureException',
    message: 'Unable to deliver code to user',
    cause: 'mail-server-refused',
  };

  test('the user is told, what changed stays, and another code can be asked for', async () => {
    const anna = await person(wire);
    const AccessToken = await tokenOf(wire, anna.name, anna.password);
    const email = newEmail();
    refuse.data = smtpError(554, '5.7.1 Message rejected');
    const UserAttributes = listOf({ email });
    await wire.refused('UpdateUserAttributes', { AccessToken, UserAttributes }, undelivered);
    const ask = { AccessToken, AttributeName: 'email' };
    await wire.refused('GetUserAttributeVerificationCode', ask, undelivered);
    delete refuse.data;
    const { UserAttributes: read } = await wire.ok('GetUser', { AccessToken });
    assert.deepEqual(attributesOf(read), { email, email_verified: 'false' });
    await wire.ok('GetUserAttributeVerificationCode', ask);
    await wire.ok('VerifyUserAttribute', { ...ask, Code: await codeFor(wire, { email }) });
  });

  test('an administrator’s change succeeds, since it declares no such error; the recorder says why', async () => {
    const anna = await person(wire);
    refuse.data = smtpError(554, '5.7.1 Message rejected');
    const UserAttributes = listOf({ email: newEmail() });
    const input = { UserPoolId: poolId, Username: anna.name, UserAttributes };
    const { status, event } = await wire.call('AdminUpdateUserAttributes', input);
    delete refuse.data;
    assert.deepEqual([status, event.cause?.id], [200, 'mail-server-refused']);
  });

  test('an address that would wait for its code does not, and the old one stays', async () => {
    const pool = await newPool(wire, held);
    const old = { email: newEmail(), email_verified: 'true' };
    const { AccessToken, attributes } = await member(wire, pool, old);
    refuse.data = smtpError(554, '5.7.1 Message rejected');
    const UserAttributes = listOf({ email: newEmail() });
    await wire.refused('UpdateUserAttributes', { AccessToken, UserAttributes }, undelivered);
    delete refuse.data;
    assert.deepEqual(await attributes(), old);
    await wire.ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
    assert.ok(await wire.mail.latest({ to: old.email }));
  });
});

describe('the CustomMessage trigger', () => {
  let wire: Wire;
  before(async () => {
    const triggers = { CustomMessage: new URL('./handlers/as-told.mjs', import.meta.url) };
    wire = await startWire({ pools: description, triggers });
  });
  after(() => wire.stop());

  const someone = async () => {
    const pool = await newPool(wire, {
      ...held,
      LambdaConfig: {
        CustomMessage: 'arn:aws:lambda:us-east-1:123456789012:function:test-kit-CustomMessage',
      },
    });
    const old = newEmail();
    return { ...pool, old, ...(await member(wire, pool, { email: old, email_verified: 'true' })) };
  };
  const eventIn = (text: string) => {
    const { __type, message } = JSON.parse(text);
    assert.equal(__type, 'UserLambdaValidationException');
    return JSON.parse(/^CustomMessage failed with error (.*)\.$/s.exec(message)?.[1] ?? '');
  };

  for (const [operation, source, named] of [
    ['UpdateUserAttributes', 'CustomMessage_UpdateUserAttribute', true],
    ['AdminUpdateUserAttributes', 'CustomMessage_UpdateUserAttribute', false],
    ['GetUserAttributeVerificationCode', 'CustomMessage_VerifyUserAttribute', true],
  ] as const) {
    test(`of ${operation} is ${source}, with the metadata of its own call`, async () => {
      const { who, ClientId, AccessToken, old } = await someone();
      const ClientMetadata = { show: source };
      const { text } = await wire.call(operation, {
        ...(named ? { AccessToken } : who),
        AttributeName: 'email',
        UserAttributes: listOf({ email: newEmail() }),
        ClientMetadata,
      });
      const { triggerSource, userName, callerContext, request } = eventIn(text);
      assert.deepEqual([triggerSource, userName], [source, who.Username]);
      assert.equal(callerContext.clientId, named ? ClientId : 'CLIENT_ID_NOT_APPLICABLE');
      const { sub, ...attributes } = request.userAttributes;
      assert.equal(typeof sub, 'string');
      assert.deepEqual(
        { ...request, userAttributes: attributes },
        {
          userAttributes: { 'cognito:user_status': 'CONFIRMED', email: old, email_verified: 'true' },
          codeParameter: '{####}',
          linkParameter: '{##Click Here##}',
          usernameParameter: null,
          clientMetadata: ClientMetadata,
        },
      );
    });
  }

  test('writes the message, into which the code is put', async () => {
    const { AccessToken } = await someone();
    const email = newEmail();
    const source = 'CustomMessage_UpdateUserAttribute';
    const answer = JSON.stringify({ emailMessage: '<b>{####}</b>', emailSubject: 'Prove it' });
    const UserAttributes = listOf({ email });
    const ClientMetadata = { from: source, answer };
    await wire.ok('UpdateUserAttributes', { AccessToken, UserAttributes, ClientMetadata });
    const mail = await wire.mail.latest({ to: email });
    assert.equal(mail?.subject, 'Prove it');
    const Code = /^<b>(\d{6})<\/b>$/.exec(mail.html ?? '')?.[1];
    await wire.ok('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code });
  });

  test('a user deleted while it runs gets no code that would outlive it', async () => {
    const { AccessToken, who, UserPoolId } = await someone();
    const email = newEmail();
    const call = JSON.stringify({ endpoint: wire.endpoint, operation: 'AdminDeleteUser', input: who });
    const input = { AccessToken, UserAttributes: listOf({ email }), ClientMetadata: { call } };
    await wire.ok('UpdateUserAttributes', input);
    const ClientId = await newClient(wire, { UserPoolId });
    const next = await member(wire, { UserPoolId, ClientId }, {}, who.Username);
    const Code = await codeFor(wire, { email });
    const submitted = { AccessToken: next.AccessToken, AttributeName: 'email', Code };
    await wire.refused('VerifyUserAttribute', submitted, {
      type: 'ExpiredCodeException',
      message: 'Invalid code provided, please request a code again.',
      cause: 'no-code-requested',
    });
  });
});
