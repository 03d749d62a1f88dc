import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { createLikelyCause } from '../../src/tap/likely-cause.ts';
import { type Lifeguard, startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { type WatchingTap, watchingTap } from './watching-tap.ts';

const poolId = 'us-east-1_Causes123';
const [web, app, server, rotating, candid] = [
  '1webwebwebwebwebwebwebwebw',
  '2appappappappappappappappa',
  '3serverserverserverserver3',
  '4rotatingrotatingrotating4',
  '5candidcandidcandidcandid5',
];
const names = { [web]: 'web', [app]: 'app', [server]: 'server', [rotating]: 'rotating', [candid]: 'candid' };
const flows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
const password = 'First-Password-1';

let lifeguard: Lifeguard;
let tap: WatchingTap;
let sdk: CognitoIdentityProviderClient;
before(async () => {
  lifeguard = await startLifeguard({
    pools: {
      regions: ['us-east-1'],
      pools: [
        {
          id: poolId,
          name: 'causes',
          autoVerifiedAttributes: ['email'],
          clients: [
            { id: web, name: 'web', preventUserExistenceErrors: 'ENABLED', authFlows: [...flows] },
            { id: app, name: 'app', authFlows: [...flows] },
            { id: server, name: 'server', secret: 'aSecretOfTheServerThatNobodyMayRead1234567' },
            { id: candid, name: 'candid', preventUserExistenceErrors: 'LEGACY' },
            { id: rotating, name: 'rotating', refreshTokenRotation: { graceSeconds: 0 } },
          ],
        },
      ],
    },
    log: () => {},
  });
  tap = await watchingTap(lifeguard.endpoint, { names, clock: lifeguard.clock, deaf: true });
  sdk = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: tap.origin,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
after(async () => {
  sdk.destroy();
  await tap[Symbol.asyncDispose]();
  await lifeguard.stop();
});

let count = 0;
let user = '';
const email = () => `${user}@example.com`;
beforeEach(async () => {
  count += 1;
  user = `user-${count}`;
});

const makeUser = async () => {
  const attributes = [
    { Name: 'email', Value: email() },
    { Name: 'email_verified', Value: 'true' },
  ];
  await sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: poolId,
      Username: user,
      UserAttributes: attributes,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: 'Temporary-Password-1',
    }),
  );
};
const makeConfirmed = async () => {
  await makeUser();
  await sdk.send(
    new AdminSetUserPasswordCommand({
      UserPoolId: poolId,
      Username: user,
      Password: password,
      Permanent: true,
    }),
  );
};
const signUp = () =>
  sdk.send(
    new SignUpCommand({
      ClientId: web,
      Username: user,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email() }],
    }),
  );
const forgot = (ClientId = web) => sdk.send(new ForgotPasswordCommand({ ClientId, Username: user }));
const code = async () => (await lifeguard.mail.latest({ to: email() }))?.codes[0] ?? '';
const confirm = (ConfirmationCode: string, ClientId = web, Username = user) =>
  sdk.send(
    new ConfirmForgotPasswordCommand({
      ClientId,
      Username,
      ConfirmationCode,
      Password: `Next-Password-${count}`,
    }),
  );
const signIn = async (ClientId = web, PASSWORD = password) =>
  sdk.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: user, PASSWORD },
    }),
  );
const tokens = async (ClientId = web) => (await signIn(ClientId)).AuthenticationResult ?? {};
const refresh = (REFRESH_TOKEN = '', ClientId = web) =>
  sdk.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } }),
  );
const rotate = (RefreshToken = '') =>
  sdk.send(new GetTokensFromRefreshTokenCommand({ ClientId: rotating, RefreshToken }));
const challenged = async () => (await signIn(web, 'Temporary-Password-1')).Session;
const answer = (Session = '', ClientId = web) =>
  sdk.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: user, NEW_PASSWORD: password },
    }),
  );

interface Row {
  readonly name: string;
  /** The last call of it fails. */
  readonly fails: () => Promise<unknown>;
  readonly cause: string;
  readonly says: RegExp;
  /** It is the likeliest; others cannot be ruled out. */
  readonly isLikely?: true;
}

const rows: readonly Row[] = [
  {
    name: 'the code is of another app client',
    async fails() {
      await makeConfirmed();
      await forgot(web);
      await confirm(await code(), app);
    },
    cause: 'code-issued-to-another-client',
    says: /^This code was issued to web \(1web\w+\); app \(2app\w+\) submitted it\. It is said to have been sent a moment before, and works for its own client alone\.$/,
  },
  {
    name: 'another code of the same app client was refused before: both cannot be the one that was sent',
    async fails() {
      await makeConfirmed();
      await forgot(web);
      await assert.rejects(confirm('000000', app));
      await confirm(await code(), app);
    },
    cause: 'code-issued-to-another-client',
    isLikely: true,
    says: /^The newest code was issued to web \(1web\w+\); app \(2app\w+\) submitted another one a moment before: at most one of the two is it\. app \(2app\w+\) asked for none, so that no code works for it\. The newest is said to have been sent a moment before, and works for its own client alone\.$/,
  },
  {
    name: 'the same code of the same app client was refused before',
    async fails() {
      await makeConfirmed();
      await forgot(web);
      await assert.rejects(confirm(await code(), app));
      await confirm(await code(), app);
    },
    cause: 'code-issued-to-another-client',
    says: /^This code was issued to web \(1web\w+\); app \(2app\w+\) submitted it\./,
  },
  {
    name: 'the code is its own, and another app client has asked since',
    async fails() {
      await makeConfirmed();
      await forgot(app);
      const own = await code();
      await forgot(web);
      await confirm(own, app);
    },
    cause: 'code-issued-to-another-client',
    isLikely: true,
    says: /^The newest code was issued to web \(1web\w+\); app \(2app\w+\) submitted this one\. The newest is said to have been sent a moment before, and works for its own client alone\. Or this is the code that app \(2app\w+\) itself asked for a moment before: the newer one replaced it\.$/,
  },
  {
    name: 'the code is of another app client, and its own request is older than the life of a code',
    async fails() {
      await makeConfirmed();
      await forgot(app);
      lifeguard.clock.advance('61m');
      await forgot(web);
      await confirm(await code(), app);
    },
    cause: 'code-issued-to-another-client',
    says: /^This code was issued to web \(1web\w+\); app \(2app\w+\) submitted it\./,
  },
  {
    name: 'the code is that of an older mail',
    async fails() {
      await makeConfirmed();
      await forgot();
      const older = await code();
      await forgot();
      await confirm(older);
    },
    cause: 'code-replaced',
    isLikely: true,
    says: /^2 codes are said to have been sent to user#[0-9a-f]{8}, the newest a moment before by web/,
  },
  {
    name: 'the code is submitted twice',
    async fails() {
      await makeConfirmed();
      await forgot();
      const only = await code();
      await confirm(only);
      await confirm(only);
    },
    cause: 'code-already-used',
    says: /^web \(1web\w+\) used this code a moment before\. A code works once/,
  },
  {
    name: 'nobody asked for a code',
    async fails() {
      await makeConfirmed();
      await confirm('123456');
    },
    cause: 'no-code-requested',
    isLikely: true,
    says: /asked for no code since this tap began to look, .+ before: ForgotPassword did not come by under this name\.$/,
  },
  {
    name: 'the code is older than its life',
    async fails() {
      await makeConfirmed();
      await forgot();
      const old = await code();
      lifeguard.clock.advance('61m');
      await confirm(old);
    },
    cause: 'code-expired',
    says: /^The newest code is said to have been sent 61 minutes before, by ForgotPassword of web .+ It lived 60 minutes\.$/,
  },
  {
    name: 'the code is one of a sign-up',
    async fails() {
      await signUp();
      await sdk.send(new ResendConfirmationCodeCommand({ ClientId: web, Username: user }));
      await confirm(await code());
    },
    cause: 'code-of-another-purpose',
    isLikely: true,
    says: /^The last code is said to have been sent by ResendConfirmationCode a moment before, and is not for ConfirmForgotPassword\./,
  },
  {
    name: 'the code is one of a sign-up, which hides nobody',
    async fails() {
      await signUp();
      await confirm(await code());
    },
    cause: 'code-of-another-purpose',
    isLikely: true,
    says: /^The last code was sent by SignUp a moment before, and is not for ConfirmForgotPassword\./,
  },
  {
    name: 'the code is another, of a client that may hide who exists',
    async fails() {
      await makeConfirmed();
      await forgot();
      await confirm('000000');
    },
    cause: 'code-mismatch',
    isLikely: true,
    says: /^One code is said to have been sent .+ mistyped, or of an older mail\. Or there is no such user, and the client hides that\.$/,
  },
  {
    name: 'the code is another, of a client that has said of somebody that there is none',
    async fails() {
      await makeConfirmed();
      await assert.rejects(confirm('000000', candid, 'nobody'), { name: 'UserNotFoundException' });
      await forgot(candid);
      await confirm('000000', candid);
    },
    cause: 'code-mismatch',
    isLikely: true,
    says: /^One code was sent to user#[0-9a-f]{8}, a moment before by candid .+ mistyped, or of an older mail\.$/,
  },
  {
    name: 'the session is answered twice',
    async fails() {
      await makeUser();
      const session = await challenged();
      await answer(session);
      await answer(session);
    },
    cause: 'session-already-used',
    says: /^This Session was answered (?:a moment|\d+ seconds?) before, and each is good for one answer\.$/,
  },
  {
    name: 'the session is old',
    async fails() {
      await makeUser();
      const session = await challenged();
      lifeguard.clock.advance('4m');
      await answer(session);
    },
    cause: 'session-expired',
    says: /^This Session was given out 4 minutes before\.$/,
  },
  {
    name: 'the session is of another app client',
    async fails() {
      await makeUser();
      await answer(await challenged(), app);
    },
    cause: 'session-invalid',
    says: /^This Session was given to web \(1web\w+\); app \(2app\w+\) answered with it\.$/,
  },
  {
    name: 'the refresh token is of another app client',
    async fails() {
      await makeConfirmed();
      await refresh((await tokens()).RefreshToken, app);
    },
    cause: 'refresh-token-of-another-client',
    says: /^This refresh token was issued to web \(1web\w+\); app \(2app\w+\) submitted it\.$/,
  },
  {
    name: 'the refresh token was exchanged before',
    async fails() {
      await makeConfirmed();
      const { RefreshToken } = await tokens(rotating);
      await rotate(RefreshToken);
      await rotate(RefreshToken);
    },
    cause: 'refresh-token-reused',
    says: /^This refresh token was exchanged for a newer one (?:a moment|\d+ seconds?) before/,
  },
  {
    name: 'the refresh token was revoked',
    async fails() {
      await makeConfirmed();
      const { RefreshToken } = await tokens();
      await sdk.send(new RevokeTokenCommand({ ClientId: web, Token: RefreshToken }));
      await refresh(RefreshToken);
    },
    cause: 'refresh-token-revoked',
    says: /^The sign-in was ended/,
  },
  {
    name: 'an access token comes to be revoked',
    async fails() {
      await makeConfirmed();
      const { AccessToken } = await tokens();
      await sdk.send(new RevokeTokenCommand({ ClientId: web, Token: AccessToken }));
    },
    cause: 'not-a-refresh-token',
    says: /^RevokeToken takes a refresh token, and the access token of the sign-in came\.$/,
  },
  {
    name: 'an ID token comes where an access token belongs',
    async fails() {
      await makeConfirmed();
      const { IdToken } = await tokens();
      await sdk.send(new GetUserCommand({ AccessToken: IdToken }));
    },
    cause: 'id-token-as-access-token',
    says: /^GetUser takes the access token, and the ID token of the sign-in came\.$/,
  },
  {
    name: 'the access token has run out',
    async fails() {
      await makeConfirmed();
      const { AccessToken } = await tokens();
      lifeguard.clock.advance('3h');
      await sdk.send(new GetUserCommand({ AccessToken }));
    },
    cause: 'access-token-expired',
    says: /^The access token ran out 2 hours before: refresh it\.$/,
  },
  {
    name: 'the user has signed out everywhere',
    async fails() {
      await makeConfirmed();
      const { AccessToken } = await tokens();
      await sdk.send(new GlobalSignOutCommand({ AccessToken }));
      await sdk.send(new GetUserCommand({ AccessToken }));
    },
    cause: 'access-token-revoked',
    says: /^The sign-in was ended/,
  },
  {
    name: 'no SECRET_HASH comes',
    async fails() {
      await makeConfirmed();
      await signIn(server);
    },
    cause: 'secret-hash-missing',
    says: /^server \(3server\w+\) has a secret, and InitiateAuth came without a SECRET_HASH\.$/,
  },
  {
    name: 'the SECRET_HASH is another',
    fails: () =>
      sdk.send(
        new InitiateAuthCommand({
          ClientId: server,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: user, PASSWORD: password, SECRET_HASH: 'bm90IHRoYXQ=' },
        }),
      ),
    cause: 'secret-hash-wrong',
    says: /^server \(3server\w+\) sent a SECRET_HASH that is not that of user#[0-9a-f]{8}/,
  },
  {
    name: 'the app client does not allow the flow',
    fails: () =>
      sdk.send(
        new InitiateAuthCommand({
          ClientId: web,
          AuthFlow: 'USER_SRP_AUTH',
          AuthParameters: { USERNAME: user, SRP_A: 'abcdef' },
        }),
      ),
    cause: 'flow-not-enabled',
    says: /^web \(1web\w+\) asked for USER_SRP_AUTH, which its ExplicitAuthFlows do not have\.$/,
  },
  {
    name: 'the app client does not allow a custom sign-in',
    fails: () =>
      sdk.send(
        new InitiateAuthCommand({
          ClientId: web,
          AuthFlow: 'CUSTOM_AUTH',
          AuthParameters: { USERNAME: user },
        }),
      ),
    cause: 'custom-auth-not-enabled',
    says: /^web \(1web\w+\) asked for CUSTOM_AUTH, which its ExplicitAuthFlows do not have\.$/,
  },
  {
    name: 'the flow does not belong to the operation',
    fails: () =>
      sdk.send(
        new AdminInitiateAuthCommand({
          UserPoolId: poolId,
          ClientId: web,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: user, PASSWORD: password },
        }),
      ),
    cause: 'flow-not-for-this-call',
    says: /^AdminInitiateAuth does not take USER_PASSWORD_AUTH\.$/,
  },
];

describe('what the calls alone tell of a failure', () => {
  for (const { name, fails, cause, says, isLikely } of rows) {
    test(name, async () => {
      const before = tap.calls.length;
      await assert.rejects(fails());
      const failed = () => tap.calls.slice(before).findLast(call => call.outcome === 'failed');
      for (let turn = 0; turn < 1_000 && failed()?.cause?.id !== cause; turn += 1)
        await new Promise(setImmediate);
      const told = failed()?.cause;
      assert.equal(told?.id, cause, JSON.stringify(failed()));
      assert.match(told.says, says);
      assert.deepEqual([told.from, told.isSure], ['pairs', isLikely !== true]);
      assert.ok(!told.says.includes(user));
    });
  }
});

test('where no pair of calls tells, the error alone may say what is likeliest', async () => {
  const likelyCause = createLikelyCause(await readCatalogue(), () => lifeguard.clock.now());
  await using other = await watchingTap(lifeguard.endpoint, {
    clock: lifeguard.clock,
    deaf: true,
    likelyCause,
  });
  const post = (operation: string, input: object) =>
    fetch(other.origin, {
      method: 'POST',
      headers: { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
      body: JSON.stringify({ ClientId: web, ...input }),
    });
  await post('SignUp', { Username: user, Password: password });
  await post('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: user, PASSWORD: password },
  });
  const { cause } = await other.newest('InitiateAuth', 'failed');
  assert.deepEqual([cause?.id, cause?.from, cause?.isSure], ['user-not-confirmed', 'error', false]);
  // A refused code is left to the pairs.
  await post('ConfirmForgotPassword', { Username: user, ConfirmationCode: '123456', Password: password });
  assert.notEqual((await other.newest('ConfirmForgotPassword', 'failed')).cause?.from, 'error');
});
