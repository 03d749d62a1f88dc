import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { notRunYet } from '../../src/triggers/contract-table.ts';
import {
  contracts,
  eventSchema,
  sampleEvent,
  type TriggerContract,
  type TriggerName,
} from '../../src/triggers/index.ts';
import { begin, deviceProof, settled } from '../operations/device.ts';
import { machineOf } from '../operations/machines.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { fixture } from './trigger-runner.ts';

/*
 * Sets off every trigger that Lifeguard runs, by the calls that set it off, and holds the events that the
 * handlers are sent to the contracts: samples, schemas and what really happens cannot part.
 */
const folder = mkdtempSync(join(tmpdir(), 'lifeguard-events-'));
const file = join(folder, 'events');

/** They take the place of messages, and so of CustomMessage: no pool can have both run. */
const senders: readonly TriggerName[] = ['CustomEmailSender', 'CustomSMSSender'];

const names = [...new Set(Object.values(contracts).map(({ name }) => name))].filter(
  name => !notRunYet.has(name),
);
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
  triggers: Object.fromEntries(names.filter(name => !senders.includes(name)).map(name => [name, 'as-named'])),
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
const pools = {
  regions: ['us-east-1'],
  functions: { 'as-named': { handler: fixture('as-named.ts'), environment: { EVENTS: file } } },
  pools: [...versions, sending],
} satisfies PoolsDescription;

interface Sent {
  readonly version: string;
  readonly triggerSource: string;
  readonly request: Readonly<Record<string, unknown>>;
}

/** Sources of what Lifeguard has not: providers that users sign in by, the hosted pages, a judge of risk. */
const notYet = [
  'PreSignUp_ExternalProvider',
  'TokenGeneration_HostedAuth',
  'CustomEmailSender_AccountTakeOverNotification',
];

const due = Object.entries<TriggerContract>(contracts)
  .filter(([, { name }]) => names.includes(name))
  .flatMap(([, contract]) => Object.keys(contract.sources).map(source => ({ source, contract })))
  .filter(({ source }) => !notYet.includes(source));

const ClientMetadata = { locale: 'de' };
let wire: Wire;
let sent: readonly Sent[] = [];

before(async () => {
  wire = await startWire({ pools });
  for (const { id, clients } of versions)
    await getTokens({ UserPoolId: id, ClientId: clients[0]?.id ?? '' });
  const [{ id: UserPoolId, clients }] = wire.pools;
  const [open, hiding] = clients.map(({ id }) => id);
  await signUp(open ?? '');
  await administer(UserPoolId, open ?? '');
  await reset(UserPoolId, open ?? '');
  await changeAddress(UserPoolId, open ?? '');
  await proveFactor(UserPoolId, open ?? '');
  for (const client of [open ?? '', hiding ?? '']) await answerQuestion(UserPoolId, client);
  await migrate(open ?? '');
  await askForMachine(versions[2]?.id ?? '');
  await send('CustomEmailSender', 'email', ['anna@example.org', 'ben@example.org', 'new@example.org']);
  await send('CustomSMSSender', 'phone_number', ['+15555550101', '+15555550102', '+15555550103']);
  sent = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
});
after(async () => {
  await wire.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function getTokens(own: { UserPoolId: string; ClientId: string }) {
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

async function signUp(ClientId: string) {
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

async function administer(UserPoolId: string, ClientId: string) {
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

async function reset(UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  const who = { ClientId, Username: anna.name, ClientMetadata };
  await wire.ok('ForgotPassword', who);
  const ConfirmationCode = await codeFor(wire, anna);
  await wire.ok('ConfirmForgotPassword', { ...who, ConfirmationCode, Password: 'Second-Password-1' });
}

async function changeAddress(UserPoolId: string, ClientId: string) {
  const anna = await person(wire, { pool: UserPoolId });
  const { AuthenticationResult } = await begin(wire, { UserPoolId, ClientId }, anna);
  const AccessToken = AuthenticationResult?.AccessToken;
  await wire.ok('GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' });
  const UserAttributes = [{ Name: 'email', Value: `new.${anna.email}` }];
  await wire.ok('UpdateUserAttributes', { AccessToken, UserAttributes, ClientMetadata });
}

async function proveFactor(UserPoolId: string, ClientId: string) {
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

async function answerQuestion(UserPoolId: string, ClientId: string) {
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

async function migrate(ClientId: string) {
  const AuthParameters = { USERNAME: 'emil', PASSWORD: 'Former-Password-1' };
  await wire.ok('InitiateAuth', { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters, ClientMetadata });
  await wire.ok('ForgotPassword', { ClientId, Username: 'frieda', ClientMetadata });
}

async function askForMachine(UserPoolId: string) {
  const Scopes = ['read', 'write'].map(ScopeName => ({ ScopeName, ScopeDescription: ScopeName }));
  await wire.ok('CreateResourceServer', { UserPoolId, Identifier: 'orders', Name: 'orders', Scopes });
  await wire.ok('GetClientToken', { ...(await machineOf(wire, { UserPoolId })), ClientMetadata });
}

/** Has each of the messages sent that a sender sends, to addresses of its kind. */
async function send(
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

describe('the events that handlers are sent', () => {
  for (const { source, contract } of due) {
    const { version } = contract;
    test(`${source}, version ${version}: are of their contract, with no member beside, as is the sample`, () => {
      const events = sent.filter(event => event.triggerSource === source && event.version === version);
      assert.notEqual(events.length, 0, `nothing set off ${source}`);
      // The names are the table's own.
      const [known, of] = [source as never, version as never];
      for (const event of events) assert.deepEqual(eventSchema(known, of).parse(event), event);
      const members = (event: object) => Object.keys(event).sort();
      const sample: Sent = sampleEvent(known, { version: of } as never);
      assert.ok(events.some(event => members(event).join() === members(sample).join()));
      const always = (event: Sent) =>
        members(event.request).filter(name => !['clientMetadata', 'userNotFound'].includes(name));
      for (const event of events) assert.deepEqual(always(event), always(sample));
    });
  }

  test('tell of metadata and of somebody unknown where there are such', () => {
    const has = (name: string) => sent.some(({ request }) => request[name] !== undefined);
    assert.deepEqual(['clientMetadata', 'userNotFound'].map(has), [true, true]);
  });
});
