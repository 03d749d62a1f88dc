import type { Asked } from '../../src/explain/asked.ts';
import { tokenWith } from './explained.ts';

/** When these are read. */
export const now: number = Date.parse('2026-11-21T12:00:00Z');
const [pool, client] = ['us-east-1_n8gO6SbP6', '6sjjnkaeagnqgkmbl1mr5rtfsr'];
const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool}`;
const domain = 'https://shop.auth.us-east-1.amazoncognito.com';
const reset = (code: string, cid: string) =>
  `https://www.example.com/reset-password?code=${code}&email=joe%40example.com&cid=${cid}&pid=${pool}`;
const claims = { iss: issuer, sub: 'a', iat: 1_795_000_000, exp: 1_795_003_600, origin_jti: 'o' };
const message = {
  version: '1',
  triggerSource: 'CustomMessage_ForgotPassword',
  region: 'us-east-1',
  userPoolId: pool,
  userName: 'joe',
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client },
  request: { userAttributes: {}, codeParameter: '{####}', linkParameter: '{##Click Here##}' },
  response: { emailSubject: 'Reset', emailMessage: reset('{####}', client), smsMessage: 5 },
};
const recorded = {
  call: 1,
  at: '2026-11-21T11:00:00Z',
  milliseconds: 1,
  operation: 'InitiateAuth',
  signed: 'no',
  region: 'us-east-1',
  clientId: client,
  poolId: pool,
  user: 'email#11111111',
  status: 400,
  outcome: 'failed',
  error: { type: 'NotAuthorizedException', message: 'Incorrect username or password.' },
  input: {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { SECRET_HASH: 'secret-hash#22222222', DEVICE_KEY: 'd' },
  },
};
const itsPool = {
  UserPool: {
    Id: pool,
    Name: 'staging',
    Domain: 'shop',
    UserPoolTier: 'PLUS',
    MfaConfiguration: 'ON',
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn: 'arn', LambdaVersion: 'V2_0' } },
    AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
  },
};
const itsClient = {
  UserPoolClient: {
    ClientId: client,
    UserPoolId: pool,
    ClientName: 'web',
    SupportedIdentityProviders: ['COGNITO'],
    ReadAttributes: ['email'],
    WriteAttributes: ['email'],
    AuthSessionValidity: 5,
  },
};

/** What people may hand over, and what they tell beside it: together it tells all that readers know to tell. */
export const oneOfEach: readonly (readonly [text: string, asked?: Omit<Asked, 'now'>])[] = [
  [
    'An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: Refresh Token has expired',
  ],
  [reset('1234567', client), { client }],
  [reset('123456', 'null')],
  [
    `https://nam01.safelinks.protection.outlook.com/?url=${encodeURIComponent(reset('123456', client))}&data=x`,
  ],
  [
    `From: a@example.com\r\nDate: Sat, 21 Nov 2026 11:00:00 +0000\r\nSubject: Reset\r\nContent-Type: text/plain\r\n\r\n${reset('123456', client)}\r\n`,
  ],
  [
    `${domain}/oauth2/authorize?client_id=${client}&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fa.example%2Fcb&code_challenge=a&code_challenge_method=S256`,
  ],
  ['https://a.example/cb?error=invalid_request&error_description=unauthorized_client'],
  [
    tokenWith({ ...claims, token_use: 'id', aud: client, identities: [] }),
    { usedAs: 'access', keys: [{ kid: 'other' }] },
  ],
  [
    tokenWith({ ...claims, token_use: 'access', client_id: client, scope: 'openid' }),
    { pool: 'us-east-1_knEL7cqS3', client: '73q703cql980nrvq554a6sta54' },
  ],
  [JSON.stringify(recorded)],
  [JSON.stringify(message)],
  ['REPORT RequestId: 1 Duration: 12.10 ms Billed Duration: 13 ms'],
  ['[ERROR] User: arn:aws:sts::1:role is not authorized to perform: kms:Decrypt on resource: key'],
  [JSON.stringify(itsPool)],
  [JSON.stringify(itsClient)],
  ['{"Username":"joe","UserStatus":"CONFIRMED","Enabled":true}'],
  [
    'An error occurred (ExpiredCodeException) when calling the ConfirmForgotPassword operation: Invalid code provided, please request a code again.',
    { sentAt: now - 60_000 },
  ],
];
