import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { explained, tokenWith, trail } from './explained.ts';

/*
 * What is as it should be raises no alarm, whatever the settings of the pools beside it: settings are no failure.
 */

const pool = 'us-east-1_n8gO6SbP6';
const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const synapse = '73q703cql980nrvq554a6sta54';
const back = 'https://chat-testing.thephenom.app/_synapse/client/oidc/callback';
const link = `https://www.thephenom.app/reset-password?code=123456&email=joe%40example.com&cid=${client}&pid=${pool}`;
const domain = 'https://us-east-1n8go6sbp6.auth.us-east-1.amazoncognito.com';
const signIn = `client_id=${synapse}&response_type=code&scope=openid+email&redirect_uri=${encodeURIComponent(back)}`;

const seconds = (minutes: number) => Math.floor(Date.now() / 1_000) + minutes * 60;
const token = (claims: object) =>
  tokenWith({
    iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`,
    sub: 'a',
    iat: seconds(-10),
    exp: seconds(50),
    origin_jti: 'o',
    ...claims,
  });
const access = (scope: string) => token({ token_use: 'access', client_id: client, scope });
const answer = (triggerSource: string, version: string, request: object, response: object) =>
  JSON.stringify({
    version,
    triggerSource,
    region: 'us-east-1',
    userPoolId: pool,
    userName: 'joe',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client },
    request: { userAttributes: { email: 'joe@example.com', email_verified: 'true' }, ...request },
    response,
  });

/** What needs no OAuth settings, which the clients of the example do not have. */
const healthy: Readonly<Record<string, readonly string[]>> = {
  'a link': [link],
  'a link with the client that submits it': [link, '--client', client],
  'a link of two minutes ago': [link, '--sent', '2m'],
  'a mail with its link': [
    `From: Phenom <noreply@thephenom.app>\r\nDate: ${new Date(Date.now() - 60_000).toUTCString()}\r\nSubject: Reset\r\nContent-Type: text/plain\r\n\r\nHello\r\n${link}\r\n`,
  ],
  'a mail with the link of the service itself': [
    `From: no-reply@verificationemail.com\r\nSubject: Verify\r\nContent-Type: text/plain\r\n\r\n${domain}/confirmUser?client_id=${client}&user_name=joe&confirmation_code=123456\r\n`,
  ],
  'an access token of the API': [access('aws.cognito.signin.user.admin')],
  'an access token of the sign-in page': [access('openid email')],
  'an access token where one belongs': [access('openid email'), '--as', 'access'],
  'an ID token': [token({ token_use: 'id', aud: client })],
  'an ID token where one belongs': [token({ token_use: 'id', aud: client }), '--as', 'id'],
  'what the browser comes back with': [`${back}?code=0f0e0d0c-0b0a-4908-8706-050403020100&state=x`],
  'an answer of PreSignUp': [
    answer(
      'PreSignUp_SignUp',
      '1',
      { validationData: null },
      { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    ),
  ],
  'an answer of CustomMessage': [
    answer(
      'CustomMessage_ForgotPassword',
      '1',
      { codeParameter: '{####}', linkParameter: '{##Click Here##}', usernameParameter: null },
      {
        emailSubject: 'Reset',
        emailMessage: `<a href="${link.replace('123456', '{####}').replaceAll('&', '&amp;')}">Reset</a>`,
        smsMessage: null,
      },
    ),
  ],
  'an answer of PreTokenGeneration': [
    answer(
      'TokenGeneration_Authentication',
      '2',
      {
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
        scopes: [],
      },
      { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: ['team/read'] } } },
    ),
  ],
  'an answer of PreTokenGeneration for a machine': [
    answer(
      'TokenGeneration_ClientCredentials',
      '3',
      {
        groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
        scopes: [],
      },
      { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride: { team: 'a' } } } },
    ),
  ],
  'the log of a function that answered': [
    'START RequestId: 1 Version: $LATEST\nREPORT RequestId: 1 Duration: 12.10 ms Billed Duration: 13 ms',
  ],
  'calls that went well': [
    trail(
      { eventName: 'InitiateAuth', requestParameters: { clientId: client, authFlow: 'USER_SRP_AUTH' } },
      { eventName: 'ForgotPassword', requestParameters: { clientId: client } },
      { eventName: 'ConfirmForgotPassword', requestParameters: { clientId: client } },
      { eventName: 'GlobalSignOut' },
      { eventName: 'UpdateUserPoolClient', requestParameters: { clientId: client, userPoolId: pool } },
      { eventName: 'CreateUserPoolClient', requestParameters: { userPoolId: pool } },
    ),
  ],
  'a user': [JSON.stringify({ Username: 'joe', UserStatus: 'CONFIRMED', Enabled: true })],
};

const healthyWithOAuth: Readonly<Record<string, readonly string[]>> = {
  'an authorize address': [`${domain}/oauth2/authorize?${signIn}`],
  'an authorize address with PKCE': [
    `${domain}/oauth2/authorize?${signIn}&code_challenge=abc&code_challenge_method=S256`,
  ],
  'a sign-in page': [`${domain}/login?${signIn}`],
  'a logout': [`${domain}/logout?client_id=${synapse}&logout_uri=${encodeURIComponent(back)}`],
};

const example = readFileSync(resolve(import.meta.dirname, '../../examples/phenom/pools.yaml'), 'utf8');
/** The example with OAuth settings for one of its clients. */
const withOAuth = (more = '') =>
  example.replace(
    `        callbackUrls: [${back}]\n`,
    `$&        logoutUrls: [${back}]\n        oauthFlows: [code]\n        oauthScopes: [openid, email]\n${more}`,
  );

function inFolderWith(pools: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  writeFileSync(join(directory, 'pools.yaml'), pools);
  return directory;
}

const tables = [
  ['without pools.yaml', mkdtempSync(join(tmpdir(), 'explain-')), { ...healthy, ...healthyWithOAuth }],
  ['beside the pools of the example', inFolderWith(example), healthy],
  ['beside pools with OAuth', inFolderWith(withOAuth()), { ...healthy, ...healthyWithOAuth }],
  [
    'beside pools with OAuth for a client with a secret',
    inFolderWith(withOAuth('        generateSecret: true\n')),
    healthyWithOAuth,
  ],
] as const;

for (const [beside, directory, rows] of tables) {
  describe(`nothing is wrong ${beside} with`, () => {
    for (const [what, given] of Object.entries(rows)) {
      test(what, async () => {
        const { findings } = await explained(given, { directory });
        const told = findings.flatMap(({ causes }) => causes.map(({ id, evidence }) => [id, evidence]));
        assert.deepEqual(told, []);
      });
    }
  });
}
