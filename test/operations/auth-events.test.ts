import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeJwt } from 'jose';
import type { Output } from '../../src/model/operation.ts';
import { mostAuthEvents } from '../../src/store/auth-events.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, type Person, person } from './people.ts';
import { invalid, newClient, newPool, type TestPool } from './user-pools.ts';
import type { Shown, Wire } from './wire.ts';

type Events = NonNullable<Output<'AdminListUserAuthEvents'>['AuthEvents']>;

const off: Shown = {
  type: 'UserPoolAddOnNotEnabledException',
  message: 'User pool add-ons are not enabled.',
  cause: 'threat-protection-off',
};
const incorrect: Shown = {
  type: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
  cause: 'wrong-password',
};

/** A pool that keeps events, and a person of it. */
async function watched(wire: Wire, AdvancedSecurityMode = 'AUDIT') {
  const pool = await newPool(wire, {
    UserPoolTier: 'PLUS',
    UserPoolAddOns: { AdvancedSecurityMode },
    AutoVerifiedAttributes: ['email'],
  } as object);
  return { pool, anna: await person(wire, { pool: pool.UserPoolId }) };
}

const signIn = ({ ClientId }: TestPool, who: Person, password = who.password) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: who.name, PASSWORD: password },
});

async function eventsOf(wire: Wire, { UserPoolId }: TestPool, who: Person): Promise<Events> {
  const input = { UserPoolId, Username: who.name };
  return (await wire.ok('AdminListUserAuthEvents', input)).AuthEvents ?? [];
}

const told = (events: Events) =>
  events.map(({ EventType, EventResponse, ChallengeResponses = [] }) => [
    EventType,
    EventResponse,
    ...ChallengeResponses.map(
      ({ ChallengeName, ChallengeResponse }) => `${ChallengeName} ${ChallengeResponse}`,
    ),
  ]);

onBothEngines({ pools: description }, wire => {
  describe('the events of a user', () => {
    for (const mode of ['AUDIT', 'ENFORCED']) {
      test(`are what was tried in its name, the newest first: ${mode}`, async () => {
        const { pool, anna } = await watched(wire(), mode);
        const { AuthenticationResult } = await wire().ok('InitiateAuth', signIn(pool, anna));
        wire().clock.advance('1s');
        await wire().refused('InitiateAuth', signIn(pool, anna, 'Not-The-Password-1'), incorrect);
        const events = await eventsOf(wire(), pool, anna);
        assert.deepEqual(told(events), [
          ['SignIn', 'Fail', 'Password Failure'],
          ['SignIn', 'Pass', 'Password Success'],
        ]);
        const { EventId, EventRisk, EventContextData } = events[1] ?? {};
        assert.equal(EventId, decodeJwt(AuthenticationResult?.AccessToken ?? '').event_id);
        assert.deepEqual(EventRisk, { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false });
        assert.deepEqual(EventContextData, { IpAddress: '127.0.0.1', DeviceName: 'unknown' });
      });
    }
    test('are one for one sign-in, whatever its challenges', async () => {
      const { pool, anna } = await watched(wire());
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      await wire().ok('AdminSetUserPassword', { ...who, Password: 'Temporary-1', Permanent: false });
      const { Session } = await wire().ok('InitiateAuth', signIn(pool, anna, 'Temporary-1'));
      const [begun] = await eventsOf(wire(), pool, anna);
      assert.deepEqual(told([begun ?? {}]), [['SignIn', 'InProgress', 'Password Success']]);
      const { AuthenticationResult } = await wire().ok('RespondToAuthChallenge', {
        ClientId: pool.ClientId,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session,
        ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Second-Password-1' },
      });
      const events = await eventsOf(wire(), pool, anna);
      assert.deepEqual(told(events), [['SignIn', 'Pass', 'Password Success']]);
      assert.equal(events[0]?.EventId, begun?.EventId);
      assert.equal(decodeJwt(AuthenticationResult?.IdToken ?? '').event_id, begun?.EventId);
    });
    describe('of a choice-based sign-in', () => {
      const mailed = async (pool: TestPool, who: Person, right: boolean, name: string, Session?: string) => {
        const { length } = await codeFor(wire(), who);
        const code = right ? await codeFor(wire(), who) : '1'.repeat(length);
        return wire().call('RespondToAuthChallenge', {
          ClientId: pool.ClientId,
          ChallengeName: name,
          Session,
          ChallengeResponses: { USERNAME: who.name, [`${name}_CODE`]: code },
        });
      };
      const choosing = async () => {
        const watchedPool = await newPool(wire(), {
          UserPoolTier: 'PLUS',
          UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
          AutoVerifiedAttributes: ['email'],
          Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
        } as object);
        const { UserPoolId } = watchedPool;
        const ClientId = await newClient(wire(), { UserPoolId, ExplicitAuthFlows: ['ALLOW_USER_AUTH'] });
        return { pool: { ...watchedPool, ClientId }, anna: await person(wire(), { pool: UserPoolId }) };
      };
      const begin = (pool: TestPool, who: Person, parameters: Readonly<Record<string, string>>) => ({
        ClientId: pool.ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: who.name, ...parameters },
      });

      test('tell how its passwords were answered, however they came', async () => {
        const { pool, anna } = await choosing();
        const preferred = { PREFERRED_CHALLENGE: 'PASSWORD' };
        const { Session } = await wire().ok('InitiateAuth', begin(pool, anna, {}));
        const chosen = (PASSWORD: string) => ({
          ClientId: pool.ClientId,
          ChallengeName: 'SELECT_CHALLENGE',
          Session,
          ChallengeResponses: { USERNAME: anna.name, ANSWER: 'PASSWORD', PASSWORD },
        });
        const asked = await wire().ok('InitiateAuth', begin(pool, anna, preferred));
        const answered = (PASSWORD: string) => ({
          ClientId: pool.ClientId,
          ChallengeName: 'PASSWORD',
          Session: asked.Session,
          ChallengeResponses: { USERNAME: anna.name, PASSWORD },
        });
        const given = (PASSWORD: string) => begin(pool, anna, { ...preferred, PASSWORD });
        assert.deepEqual(await eventsOf(wire(), pool, anna), []);
        for (const [operation, input] of [
          ['InitiateAuth', given],
          ['RespondToAuthChallenge', chosen],
          ['RespondToAuthChallenge', answered],
        ] as const) {
          wire().clock.advance('1s');
          await wire().refused(operation, input('Not-The-Password-1'), incorrect);
          wire().clock.advance('1s');
          await wire().ok(operation, input(anna.password));
        }
        const ways = [
          ['SignIn', 'Pass', 'Password Success'],
          ['SignIn', 'Fail', 'Password Failure'],
        ];
        assert.deepEqual(told(await eventsOf(wire(), pool, anna)), [...ways, ...ways, ...ways]);
      });

      test('have no word for a code that is the first factor', async () => {
        const { pool, anna } = await choosing();
        const preferred = begin(pool, anna, { PREFERRED_CHALLENGE: 'EMAIL_OTP' });
        const { Session } = await wire().ok('InitiateAuth', preferred);
        assert.equal((await mailed(pool, anna, false, 'EMAIL_OTP', Session)).status, 400);
        wire().clock.advance('1s');
        assert.equal((await mailed(pool, anna, true, 'EMAIL_OTP', Session)).status, 200);
        assert.deepEqual(told(await eventsOf(wire(), pool, anna)), [
          ['SignIn', 'Pass'],
          ['SignIn', 'Fail'],
        ]);
      });

      test('tell of a code that is the second one', async () => {
        const { pool, anna } = await watched(wire());
        const { UserPoolId } = pool;
        await wire().ok('UpdateUserPool', {
          UserPoolId,
          UserPoolTier: 'PLUS',
          UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
          EmailConfiguration: {
            EmailSendingAccount: 'DEVELOPER',
            SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
          },
        });
        const factors = { MfaConfiguration: 'ON', EmailMfaConfiguration: {} };
        await wire().ok('SetUserPoolMfaConfig', { UserPoolId, ...factors });
        const { ChallengeName, Session } = await wire().ok('InitiateAuth', signIn(pool, anna));
        assert.equal(ChallengeName, 'EMAIL_OTP');
        assert.equal((await mailed(pool, anna, false, 'EMAIL_OTP', Session)).status, 400);
        assert.deepEqual(told(await eventsOf(wire(), pool, anna)), [
          ['SignIn', 'Fail', 'Password Success', 'Mfa Failure'],
        ]);
        assert.equal((await mailed(pool, anna, true, 'EMAIL_OTP', Session)).status, 200);
        assert.deepEqual(told(await eventsOf(wire(), pool, anna)), [
          ['SignIn', 'Pass', 'Password Success', 'Mfa Success'],
        ]);
      });
    });
    test('are also of signing up, resetting and changing a password, but not of a refresh', async () => {
      const { pool } = await watched(wire());
      const { ClientId } = pool;
      const eve = { name: 'eve', email: 'eve@example.com', password: 'First-Password-1' };
      const steps: [string, () => Promise<unknown>][] = [
        [
          'SignUp',
          () =>
            wire().ok('SignUp', {
              ClientId,
              Username: eve.name,
              Password: eve.password,
              UserAttributes: [{ Name: 'email', Value: eve.email }],
            }),
        ],
        ['ResendCode', () => wire().ok('ResendConfirmationCode', { ClientId, Username: eve.name })],
        [
          'SignUp',
          async () =>
            wire().ok('ConfirmSignUp', {
              ClientId,
              Username: eve.name,
              ConfirmationCode: await codeFor(wire(), eve, ClientId),
            }),
        ],
        ['ForgotPassword', () => wire().ok('ForgotPassword', { ClientId, Username: eve.name })],
      ];
      for (const [, step] of steps) {
        wire().clock.advance('1s');
        await step();
      }
      wire().clock.advance('1s');
      const { AuthenticationResult: tokens } = await wire().ok('InitiateAuth', signIn(pool, eve));
      wire().clock.advance('1s');
      await wire().ok('ChangePassword', {
        AccessToken: tokens?.AccessToken,
        PreviousPassword: eve.password,
        ProposedPassword: 'Second-Password-1',
      });
      await wire().ok('InitiateAuth', {
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: tokens?.RefreshToken },
      });
      assert.deepEqual((await eventsOf(wire(), pool, eve)).map(({ EventType }) => EventType).reverse(), [
        ...steps.map(([type]) => type),
        'SignIn',
        'PasswordChange',
      ]);
    });
    test('are the newest hundred, page by page', async () => {
      const { pool, anna } = await watched(wire());
      for (let count = 0; count < mostAuthEvents + 2; count += 1) {
        wire().clock.advance('1s');
        await wire().ok('InitiateAuth', signIn(pool, anna));
      }
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      const ids = new Set<string | undefined>();
      let NextToken: string | undefined;
      do {
        const page: Output<'AdminListUserAuthEvents'> = await wire().ok('AdminListUserAuthEvents', {
          ...who,
          MaxResults: 40,
          ...(NextToken && { NextToken }),
        });
        for (const { EventId } of page.AuthEvents ?? []) ids.add(EventId);
        NextToken = page.NextToken;
      } while (NextToken);
      assert.equal(ids.size, mostAuthEvents);
      await wire().refused(
        'AdminListUserAuthEvents',
        { ...who, NextToken: 'made-up' },
        invalid('Invalid pagination token given.', 'pagination-token-invalid'),
      );
    });
    test('are not kept for somebody who does not exist, and nothing tells so', async () => {
      const { pool, anna } = await watched(wire());
      const hiding = await newClient(wire(), {
        UserPoolId: pool.UserPoolId,
        PreventUserExistenceErrors: 'ENABLED',
      });
      const nobody = { ...anna, name: 'nobody' };
      await wire().refused('InitiateAuth', signIn({ ...pool, ClientId: hiding }, nobody), {
        ...incorrect,
        cause: 'user-not-found-hidden',
      });
      await wire().ok('AdminCreateUser', {
        UserPoolId: pool.UserPoolId,
        Username: nobody.name,
        MessageAction: 'SUPPRESS',
      });
      assert.deepEqual(await eventsOf(wire(), pool, nobody), []);
    });
    const modes: readonly [name: string, addOns: object][] = [
      ['is off', { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
      ['was never on', {}],
    ];
    for (const [name, addOns] of modes) {
      test(`are neither kept nor shown where threat protection ${name}`, async () => {
        const pool = await newPool(wire(), addOns);
        const anna = await person(wire(), { pool: pool.UserPoolId });
        await wire().ok('InitiateAuth', signIn(pool, anna));
        const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
        await wire().refused('AdminListUserAuthEvents', who, off);
        const said = { ...who, EventId: 'a', FeedbackValue: 'Valid' };
        await wire().refused('AdminUpdateAuthEventFeedback', said, off);
        await wire().refused('UpdateAuthEventFeedback', { ...said, FeedbackToken: 'a' }, off);
        await wire().ok('UpdateUserPool', {
          UserPoolId: pool.UserPoolId,
          UserPoolTier: 'PLUS',
          UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
        });
        assert.deepEqual(await eventsOf(wire(), pool, anna), []);
      });
    }
    test('name the address that a server says, and that a client may say', async () => {
      const { pool, anna } = await watched(wire());
      const { UserPoolId } = pool;
      await wire().ok('UpdateUserPoolClient', {
        ...pool,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'],
      });
      const address = async () => (await eventsOf(wire(), pool, anna))[0]?.EventContextData?.IpAddress;
      await wire().ok('InitiateAuth', { ...signIn(pool, anna), UserContextData: { IpAddress: '192.0.2.9' } });
      assert.equal(await address(), '127.0.0.1');
      wire().clock.advance('1s');
      await wire().ok('AdminInitiateAuth', {
        ...signIn(pool, anna),
        UserPoolId,
        AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
        ContextData: { IpAddress: '192.0.2.7', ServerName: 's', ServerPath: '/', HttpHeaders: [] },
      });
      assert.equal(await address(), '192.0.2.7');
    });
  });

  describe('feedback on an event', () => {
    test('of an administrator is kept with it', async () => {
      const { pool, anna } = await watched(wire());
      await wire().ok('InitiateAuth', signIn(pool, anna));
      const [event] = await eventsOf(wire(), pool, anna);
      const input = { UserPoolId: pool.UserPoolId, Username: anna.name, FeedbackValue: 'Invalid' };
      const EventId = event?.EventId;
      assert.deepEqual(await wire().ok('AdminUpdateAuthEventFeedback', { ...input, EventId }), {});
      const { FeedbackValue, Provider, FeedbackDate } =
        (await eventsOf(wire(), pool, anna))[0]?.EventFeedback ?? {};
      assert.deepEqual([FeedbackValue, Provider, typeof FeedbackDate], ['Invalid', 'Admin', 'number']);
      await wire().refused(
        'AdminUpdateAuthEventFeedback',
        { ...input, EventId: 'another' },
        {
          type: 'ResourceNotFoundException',
          message: 'Event does not exist.',
          cause: 'auth-event-not-found',
        },
      );
    });
    test('of a user is not taken with a token that no mail brought', async () => {
      const { pool, anna } = await watched(wire());
      await wire().refused(
        'UpdateAuthEventFeedback',
        {
          UserPoolId: pool.UserPoolId,
          Username: anna.name,
          EventId: 'a',
          FeedbackToken: 'made-up',
          FeedbackValue: 'Valid',
        },
        {
          type: 'NotAuthorizedException',
          message: 'Invalid feedback token.',
          cause: 'feedback-token-invalid',
        },
      );
    });
  });
});
