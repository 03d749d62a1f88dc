import type { PoolsDescription } from '../../src/testing/index.ts';
import { notRunYet } from '../../src/triggers/contract-of.ts';
import { contracts, type TriggerName } from '../../src/triggers/index.ts';
import { begin, deviceProof, settled } from '../operations/device.ts';
import { machineOf } from '../operations/machines.ts';
import { codeFor, person } from '../operations/people.ts';
import type { Wire } from '../operations/wire.ts';
import { fixture } from './trigger-runner.ts';

/** They take the place of messages, and so of CustomMessage: no pool can have both run. */
const senders: readonly TriggerName[] = ['CustomEmailSender', 'CustomSMSSender'];

/** The triggers that Lifeguard runs. */
export const runTriggers: readonly TriggerName[] = [
  ...new Set(Object.values(contracts).map(({ name }) => name)),
].filter(name => !notRunYet.has(name));
const mail = {
  sendingAccount: 'DEVELOPER' as const,
  sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
};
const pool = (version: 1 | 2 | 3) => ({
  id: `us-east-1_Events00${version}`,
  name: `events-${version}`,
  autoVerifiedAttributes: ['email' as const],
  mfa: 'OPTIONAL' as const,
  mfaFactors: ['EMAIL_OTP' as const],
  mail,
  devices: {},
  preTokenGenerationVersion: `V${version}_0` as const,
  triggers: Object.fromEntries(
    runTriggers.filter(name => !senders.includes(name)).map(name => [name, 'as-named']),
  ),
  clients: [
    {
      id: `open0client0of0events00${version}`,
      name: 'open',
      authFlows: [
        'ALLOW_USER_PASSWORD_AUTH' as const,
        'ALLOW_CUSTOM_AUTH' as const,
        'ALLOW_REFRESH_TOKEN_AUTH' as const,
      ],
    },
    {
      id: `hiding0client0of0event${version}`,
      name: 'hiding',
      authFlows: ['ALLOW_CUSTOM_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const],
      preventUserExistenceErrors: 'ENABLED' as const,
    },
  ],
});
const versions = [pool(1), pool(2), pool(3)];
const sending = {
  id: 'us-east-1_Events004',
  name: 'events-4',
  autoVerifiedAttributes: ['email' as const, 'phone_number' as const],
  mfa: 'OPTIONAL' as const,
  mfaFactors: ['EMAIL_OTP' as const, 'SMS_MFA' as const],
  mail,
  sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
  triggers: Object.fromEntries(senders.map(name => [name, 'as-named'])),
  clients: [
    {
      id: 'open0client0of0events004',
      name: 'open',
      authFlows: ['ALLOW_USER_PASSWORD_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const],
    },
  ],
};

/** Pools with all of them, whose handlers write their events into that file. */
export function realPools(file: string) {
  return {
    regions: ['us-east-1'],
    functions: { 'as-named': { handler: fixture('as-named.ts'), environment: { EVENTS: file } } },
    pools: [...versions, sending],
  } satisfies PoolsDescription;
}

const ClientMetadata = { locale: 'de' };

/** Makes the calls that set off every trigger that Lifeguard runs, on each of its occasions. */
export async function setOffAll(wire: Wire): Promise<void> {
  for (const { id, clients } of versions) {
    await getTokens(wire, { UserPoolId: id, ClientId: clients[0]?.id ?? '' });
  }
  const [{ id: UserPoolId, clients }] = wire.pools;
  const [open = '', hiding = ''] = clients.map(({ id }) => id);
  await signUp(wire, open);
  await administer(wire, UserPoolId, open);
  await reset(wire, UserPoolId, open);
  await changeAddress(wire, UserPoolId, open);
  await proveFactor(wire, UserPoolId, open);
  for (const client of [open, hiding]) await answerQuestion(wire, UserPoolId, client);
  await migrate(wire, open);
  await askForMachine(wire, versions[2]?.id ?? '');
  await send(wire, 'CustomEmailSender', 'email', ['anna@example.org', 'ben@example.org', 'new@example.org']);
  await send(wire, 'CustomSMSSender', 'phone_number', ['+15555550101', '+15555550102', '+15555550103']);
}

async function getTokens(wire: Wire, own: { UserPoolId: string; ClientId: string }) {
  const anna = await person(wire, { pool: own.UserPoolId });
  const { tokens, device } = await settled(wire, own, anna);
  const { Session } = await begin(wire, own, anna, device.key);
  const { input } = await deviceProof(wire, own, anna, device, Session);
  await wire.ok('RespondToAuthChallenge', input());
  await wire.ok('InitiateAuth', {
    ClientId: own.ClientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: tokens.RefreshToken, DEVICE_KEY: device.key },
    ClientMetadata,
  });
  const ben = await person(wire, { pool: own.UserPoolId, status: 'FORCE_CHANGE_PASSWORD' });
  const asked = await begin(wire, own, ben);
  await wire.ok('RespondToAuthChallenge', {
    ClientId: own.ClientId,
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: asked.Session,
    ChallengeResponses: { USERNAME: ben.name, NEW_PASSWORD: 'Second-Password-1' },
    ClientMetadata,
  });
}

async function signUp(wire: Wire, ClientId: string) {
  const email = 'carla@example.com';
  const who = { ClientId, Username: 'carla' };
  await wire.ok('SignUp', {
    ...who,
    Password: 'First-Password-1',
    UserAttributes: [{ Name: 'email', Value: email }],
    ValidationData: [{ Name: 'invite', Value: '7' }],
    ClientMetadata,
  });
  await wire.ok('ResendConfirmationCode', who);
  await wire.ok('ConfirmSignUp', {
    ...who,
    ConfirmationCode: await codeFor(wire, { email }),
    ClientMetadata,
  });
}

async function administer(wire: Wire, UserPoolId: string, ClientId: string) {
  const email = 'dora@example.com';
  const who = { UserPoolId, Username: 'dora' };
  await wire.ok('AdminCreateUser', {
    ...who,
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ],
    DesiredDeliveryMediums: ['EMAIL'],
  });
  await wire.ok('AdminSetUserPassword', { ...who, Password: 'First-Password-1', Permanent: true });
  await wire.ok('AdminResetUserPassword', who);
  const ConfirmationCode = await codeFor(wire, { email });
  await wire.ok('ConfirmForgotPassword', {
    ClientId,
    Username: 'dora',
    ConfirmationCode,
    Password: 'Second-Password-1',
  });
}

async function reset(wire: Wire, UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  const who = { ClientId, Username: anna.name, ClientMetadata };
  await wire.ok('ForgotPassword', who);
  const ConfirmationCode = await codeFor(wire, anna);
  await wire.ok('ConfirmForgotPassword', { ...who, ConfirmationCode, Password: 'Second-Password-1' });
}

async function changeAddress(wire: Wire, UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  const { AuthenticationResult } = await begin(wire, { UserPoolId, ClientId }, anna);
  const AccessToken = AuthenticationResult?.AccessToken;
  await wire.ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
  const UserAttributes = [{ Name: 'email', Value: `new.${anna.email}` }];
  await wire.ok('UpdateUserAttributes', { AccessToken, UserAttributes, ClientMetadata });
}

async function proveFactor(wire: Wire, UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  await wire.ok('AdminSetUserMFAPreference', {
    UserPoolId,
    Username: anna.name,
    EmailMfaSettings: { Enabled: true, PreferredMfa: true },
  });
  const { Session } = await begin(wire, { UserPoolId, ClientId }, anna);
  await wire.ok('RespondToAuthChallenge', {
    ClientId,
    ChallengeName: 'EMAIL_OTP',
    Session,
    ChallengeResponses: { USERNAME: anna.name, EMAIL_OTP_CODE: await codeFor(wire, anna) },
  });
}

async function answerQuestion(wire: Wire, UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  // Nobody has the second name: the client that hides it goes on.
  for (const USERNAME of [anna.name, 'nobody']) {
    const { event, text } = await wire.call('InitiateAuth', {
      ClientId,
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME },
      ClientMetadata,
    });
    if (event.outcome === 'failed') continue;
    await wire.call('RespondToAuthChallenge', {
      ClientId,
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: JSON.parse(text).Session,
      ChallengeResponses: { USERNAME, ANSWER: 'Rex' },
      ClientMetadata,
    });
  }
}

async function migrate(wire: Wire, ClientId: string) {
  const AuthParameters = { USERNAME: 'emil', PASSWORD: 'Former-Password-1' };
  await wire.ok('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters, ClientMetadata });
  await wire.ok('ForgotPassword', { ClientId, Username: 'frieda', ClientMetadata });
}

async function askForMachine(wire: Wire, UserPoolId: string) {
  const Scopes = ['read', 'write'].map(ScopeName => ({ ScopeName, ScopeDescription: ScopeName }));
  await wire.ok('CreateResourceServer', { UserPoolId, Identifier: 'orders', Name: 'orders', Scopes });
  await wire.ok('GetClientToken', { ...(await machineOf(wire, { UserPoolId })), ClientMetadata });
}

/** Has each of the messages sent that a sender sends, to addresses of its kind. */
async function send(
  wire: Wire,
  sender: 'CustomEmailSender' | 'CustomSMSSender',
  kind: 'email' | 'phone_number',
  [first = '', second = '', third = '']: readonly string[],
) {
  const { id: UserPoolId, clients } = sending;
  const ClientId = clients[0]?.id ?? '';
  const addressed = (Value: string) => [{ Name: kind, Value }];
  const sentFor = (occasion: string, user: string) =>
    wire.events.waitFor({ operation: `${sender}_${occasion}`, user }, 60_000);

  const newcomer = { ClientId, Username: `${sender}.new` };
  const Password = 'First-Password-1';
  await wire.ok('SignUp', { ...newcomer, Password, UserAttributes: addressed(first), ClientMetadata });
  await sentFor('SignUp', newcomer.Username);
  await wire.ok('ResendConfirmationCode', newcomer);
  await sentFor('ResendCode', newcomer.Username);

  const invited = { UserPoolId, Username: `${sender}.invited`, UserAttributes: addressed(second) };
  const DesiredDeliveryMediums = [kind === 'email' ? 'EMAIL' : 'SMS'];
  await wire.ok('AdminCreateUser', { ...invited, DesiredDeliveryMediums });
  await sentFor('AdminCreateUser', invited.Username);

  const attributes = { email: '', email_verified: '', [kind]: third, [`${kind}_verified`]: 'true' };
  const anna = await person(wire, { pool: UserPoolId, attributes });
  await wire.ok('ForgotPassword', { ClientId, Username: anna.name });
  await sentFor('ForgotPassword', anna.name);
  const { AuthenticationResult } = await begin(wire, { UserPoolId, ClientId }, anna);
  const AccessToken = AuthenticationResult?.AccessToken;
  await wire.ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: kind });
  await sentFor('VerifyUserAttribute', anna.name);
  await wire.ok('AdminSetUserMFAPreference', {
    UserPoolId,
    Username: anna.name,
    [kind === 'email' ? 'EmailMfaSettings' : 'SMSMfaSettings']: { Enabled: true, PreferredMfa: true },
  });
  await begin(wire, { UserPoolId, ClientId }, anna);
  await sentFor('Authentication', anna.name);
  const UserAttributes = addressed(kind === 'email' ? `other.${third}` : '+15555550104');
  await wire.ok('UpdateUserAttributes', { AccessToken, UserAttributes });
  await sentFor('UpdateUserAttribute', anna.name);
}
