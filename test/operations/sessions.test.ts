import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Output } from '../../src/model/operation.ts';
import { description } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import { invalid, newClient, newPool, type TestPool } from './user-pools.ts';
import type { Shown, Wire } from './wire.ts';

const off: Shown = {
  type: 'OperationNotEnabledException',
  message: 'User session tracking is not enabled for the user pool.',
  cause: 'session-tracking-off',
};
const gone: Shown = {
  type: 'ResourceNotFoundException',
  message: 'Session does not exist.',
  cause: 'session-does-not-exist',
};
const revoked: Shown = {
  type: 'NotAuthorizedException',
  message: 'Access Token has been revoked',
  cause: 'access-token-revoked',
};
const lite: Shown = {
  type: 'FeatureUnavailableInTierException',
  message:
    'The following features need to be disabled for the LITE pricing tier configured: User Session Tracking',
  cause: 'feature-not-in-tier',
};

/** Signs in a second later than whoever came before. */
async function signIn(wire: Wire, ClientId: string, who: Person) {
  wire.clock.advance('1s');
  const { AuthenticationResult } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
  });
  return AuthenticationResult ?? {};
}

/** A pool that tracks sessions, and a person of it. */
async function tracking(wire: Wire, MaxPerUser = 20): Promise<{ pool: TestPool; anna: Person }> {
  const pool = await newPool(wire);
  await wire.ok('SetUserPoolSessionConfiguration', {
    UserPoolId: pool.UserPoolId,
    UserSessionTracking: 'ENABLED',
    TokenSession: { MaxPerUser },
  });
  return { pool, anna: await person(wire, { pool: pool.UserPoolId }) };
}

type Sessions = NonNullable<Output<'ListUserSessions'>['Sessions']>;
const listed = async (wire: Wire, AccessToken: string | undefined): Promise<Sessions> =>
  (await wire.ok('ListUserSessions', { AccessToken })).Sessions ?? [];

onBothEngines({ pools: description }, wire => {
  describe('the configuration of sessions', () => {
    test('of a pool is off at first, and kept whole', async () => {
      const { UserPoolId } = await newPool(wire());
      const get = () => wire().ok('GetUserPoolSessionConfiguration', { UserPoolId });
      const first = { UserPoolId, UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } };
      assert.deepEqual(await get(), first);
      const set = { UserPoolId, UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 100 } };
      assert.deepEqual(await wire().ok('SetUserPoolSessionConfiguration', set), set);
      await wire().ok('UpdateUserPool', { UserPoolId });
      assert.deepEqual(await get(), set);
    });
    test('of a client is an hour at first, and stays while tracking is off', async () => {
      const { pool } = await tracking(wire());
      const { UserPoolId } = pool;
      const get = () => wire().ok('GetUserPoolClientSessionConfiguration', pool);
      assert.deepEqual(await get(), { ...pool, SSOSession: { MaxValidityMinutes: 60 } });
      const set = { ...pool, SSOSession: { MaxValidityMinutes: 0 } };
      assert.deepEqual(await wire().ok('SetUserPoolClientSessionConfiguration', set), set);
      const other = await newClient(wire(), { UserPoolId });
      await wire().ok('SetUserPoolClientSessionConfiguration', {
        UserPoolId,
        ClientId: other,
        SSOSession: { MaxValidityMinutes: 129_600 },
      });
      await wire().ok('SetUserPoolSessionConfiguration', {
        UserPoolId,
        UserSessionTracking: 'DISABLED',
        TokenSession: { MaxPerUser: 20 },
      });
      await wire().refused('SetUserPoolClientSessionConfiguration', set, off);
      assert.deepEqual(await get(), set);
    });
    const ranges: readonly [name: string, operation: 'pool' | 'client', value: number, sentence: string][] = [
      ['no session', 'pool', 0, 'tokenSession.maxPerUser|greater than or equal to 1'],
      ['more than 100 sessions', 'pool', 101, 'tokenSession.maxPerUser|less than or equal to 100'],
      ['a negative time', 'client', -1, 'ssoSession.maxValidityMinutes|greater than or equal to 0'],
      ['more than 90 days', 'client', 129_601, 'ssoSession.maxValidityMinutes|less than or equal to 129600'],
    ];
    for (const [name, what, value, sentence] of ranges) {
      test(`is refused for ${name}`, async () => {
        const { pool } = await tracking(wire());
        const [member, rule] = sentence.split('|');
        const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${rule}`;
        const { status, text } =
          what === 'pool'
            ? await wire().call('SetUserPoolSessionConfiguration', {
                UserPoolId: pool.UserPoolId,
                UserSessionTracking: 'ENABLED',
                TokenSession: { MaxPerUser: value },
              })
            : await wire().call('SetUserPoolClientSessionConfiguration', {
                ...pool,
                SSOSession: { MaxValidityMinutes: value },
              });
        assert.deepEqual([status, JSON.parse(text)], [400, { __type: 'InvalidParameterException', message }]);
      });
    }
    test('needs a plan above LITE, also where the plan is changed', async () => {
      const plain = await newPool(wire(), { UserPoolTier: 'LITE' });
      const set = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 5 } };
      const { UserPoolId } = plain;
      await wire().refused('SetUserPoolSessionConfiguration', { UserPoolId, ...set }, lite);
      const { pool } = await tracking(wire());
      await wire().refused('UpdateUserPool', { UserPoolId: pool.UserPoolId, UserPoolTier: 'LITE' }, lite);
    });
  });

  describe('the sessions of a user', () => {
    test('are listed, the newest first, with the one that asks', async () => {
      const { pool, anna } = await tracking(wire());
      const other = await newClient(wire(), { UserPoolId: pool.UserPoolId });
      await signIn(wire(), pool.ClientId, anna);
      const newest = await signIn(wire(), other, anna);
      await signIn(wire(), pool.ClientId, await person(wire(), { pool: pool.UserPoolId }));
      const sessions = await listed(wire(), newest.AccessToken);
      assert.deepEqual(
        sessions.map(({ ClientId, IsCurrentSession, SessionType }) => [
          ClientId,
          IsCurrentSession,
          SessionType,
        ]),
        [
          [other, true, 'TOKEN'],
          [pool.ClientId, false, 'TOKEN'],
        ],
      );
      for (const { SessionId, CreateDate, LastActiveDate, LastIPAddress, DeviceType } of sessions) {
        assert.match(SessionId ?? '', /^tkn[0-9a-z]{25}$/);
        assert.deepEqual([LastActiveDate, LastIPAddress, DeviceType], [CreateDate, '127.0.0.1', 'unknown']);
      }
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      const { Sessions } = await wire().ok('AdminListUserSessions', who);
      assert.deepEqual(
        Sessions,
        sessions.map(session => ({ ...session, IsCurrentSession: false })),
      );
    });
    test('are not written by a refresh, and last active when a refresh token was exchanged', async () => {
      const { pool, anna } = await tracking(wire());
      const { UserPoolId } = pool;
      const rotating = await newClient(wire(), {
        UserPoolId,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      });
      const { RefreshToken } = await signIn(wire(), rotating, anna);
      wire().clock.advance('5m');
      const { AuthenticationResult } = await wire().ok('GetTokensFromRefreshToken', {
        ClientId: rotating,
        RefreshToken,
      });
      const [session] = await listed(wire(), AuthenticationResult?.AccessToken);
      assert.ok(Number(session?.LastActiveDate) >= Number(session?.CreateDate) + 300);
      assert.equal(session?.IsCurrentSession, true);
    });
    test('end one by one, each with its tokens', async () => {
      const { pool, anna } = await tracking(wire());
      const first = await signIn(wire(), pool.ClientId, anna);
      const second = await signIn(wire(), pool.ClientId, anna);
      const { AccessToken } = second;
      const [current, other] = await listed(wire(), AccessToken);
      const input = { AccessToken, SessionId: other?.SessionId, RevokeAssociatedSessions: 'LINKED' };
      assert.deepEqual(await wire().ok('RevokeUserSession', input), {});
      await wire().refused('GetUser', { AccessToken: first.AccessToken }, revoked);
      await wire().ok('GetUser', { AccessToken });
      await wire().refused('RevokeUserSession', input, gone);
      await wire().refused(
        'RevokeUserSession',
        { AccessToken, SessionId: current?.SessionId },
        invalid('The current session cannot be revoked.', 'own-session-not-revocable'),
      );
      assert.equal((await listed(wire(), AccessToken)).length, 1);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name, SessionId: current?.SessionId };
      assert.deepEqual(await wire().ok('AdminRevokeUserSession', who), {});
      await wire().refused('GetUser', { AccessToken }, revoked);
      await wire().refused('AdminRevokeUserSession', who, gone);
    });
    const unknown: readonly [name: string, id: string][] = [
      ['that nobody has', `tkn${'0'.repeat(25)}`],
      ['of no form', 'session'],
      ['that is too great for one', `tkn${'z'.repeat(25)}`],
      ['of single sign-on', `sso${'0'.repeat(25)}`],
    ];
    for (const [name, SessionId] of unknown) {
      test(`are not found by an id ${name}`, async () => {
        const { pool, anna } = await tracking(wire());
        const { AccessToken } = await signIn(wire(), pool.ClientId, anna);
        await wire().refused('RevokeUserSession', { AccessToken, SessionId }, gone);
      });
    }
    test('are no business of another user', async () => {
      const { pool, anna } = await tracking(wire());
      const { AccessToken } = await signIn(wire(), pool.ClientId, anna);
      const [session] = await listed(wire(), AccessToken);
      const eve = await person(wire(), { pool: pool.UserPoolId });
      const hers = await signIn(wire(), pool.ClientId, eve);
      const input = { AccessToken: hers.AccessToken, SessionId: session?.SessionId };
      await wire().refused('RevokeUserSession', input, gone);
      const who = { UserPoolId: pool.UserPoolId, Username: eve.name, SessionId: session?.SessionId };
      await wire().refused('AdminRevokeUserSession', who, gone);
      await wire().ok('GetUser', { AccessToken });
    });
    test('that were used longest ago make room where there are as many as may be', async () => {
      const { pool, anna } = await tracking(wire(), 2);
      const tokens = [];
      for (let count = 0; count < 3; count += 1) tokens.push(await signIn(wire(), pool.ClientId, anna));
      const [first, second, third] = tokens;
      await wire().refused('GetUser', { AccessToken: first?.AccessToken }, revoked);
      await wire().ok('GetUser', { AccessToken: second?.AccessToken });
      assert.equal((await listed(wire(), third?.AccessToken)).length, 2);
    });
    test('make room in the order of their use, all within one second', async () => {
      const { pool, anna } = await tracking(wire(), 3);
      const { UserPoolId } = pool;
      const rotating = await newClient(wire(), {
        UserPoolId,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      });
      const quickly = async () => {
        const { AuthenticationResult } = await wire().ok('InitiateAuth', {
          ClientId: rotating,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
        });
        return AuthenticationResult ?? {};
      };
      const live = async (tokens: { readonly AccessToken?: string | undefined }[]) => {
        const answers = tokens.map(({ AccessToken }) => wire().call('GetUser', { AccessToken }));
        return (await Promise.all(answers)).map(({ status }) => status === 200);
      };
      wire().clock.pause();
      const tokens = [];
      for (let count = 0; count < 5; count += 1) tokens.push(await quickly());
      assert.deepEqual(await live(tokens), [false, false, true, true, true]);
      const RefreshToken = tokens[2]?.RefreshToken;
      await wire().ok('GetTokensFromRefreshToken', { ClientId: rotating, RefreshToken });
      tokens.push(await quickly());
      assert.deepEqual(await live(tokens), [false, false, true, false, true, true]);
      wire().clock.resume();
    });
    test('are neither listed, revoked nor limited where the pool does not track them', async () => {
      const pool = await newPool(wire());
      const anna = await person(wire(), { pool: pool.UserPoolId });
      const { AccessToken } = await signIn(wire(), pool.ClientId, anna);
      const who = { UserPoolId: pool.UserPoolId, Username: anna.name };
      const SessionId = `tkn${'0'.repeat(25)}`;
      await wire().refused('ListUserSessions', { AccessToken }, off);
      await wire().refused('RevokeUserSession', { AccessToken, SessionId }, off);
      await wire().refused('AdminListUserSessions', who, off);
      await wire().refused('AdminRevokeUserSession', { ...who, SessionId }, off);
    });
  });
});
