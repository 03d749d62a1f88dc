import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import type {
  DecodedToken,
  Known,
  KnownCall,
  KnownClient,
  KnownPool,
  KnownUser,
  LogLine,
  MailedLink,
  OAuthAddress,
  ShownError,
  TriggerAnswer,
} from '../../src/causes/known.ts';
import { now } from './known.ts';

const judged = [...(await readCatalogue()).values()].flatMap(({ definition }) =>
  definition.judge ? [{ id: definition.id, judge: definition.judge, settledBy: definition.settledBy }] : [],
);

const anyTime = fc.integer({ min: now - 90_000_000, max: now + 1_000_000 });
const anyClient = fc.constantFrom('clienta', 'clientb', 'clientc');
const anyPool = fc.constantFrom('us-east-1_PoolOne', 'eu-west-1_PoolTwo', 'none');
const anyUrl = fc.constantFrom(
  'https://a.example/cb',
  'https://a.example/cb/',
  'http://b',
  'app://x',
  '%%',
  '',
);
const anyMark = fc.constantFrom('one', 'two');
const types = [
  'ExpiredCodeException',
  'CodeMismatchException',
  'NotAuthorizedException',
  'LimitExceededException',
];
const operations = [
  ...['ForgotPassword', 'ConfirmForgotPassword', 'SignUp', 'ConfirmSignUp', 'InitiateAuth', 'GlobalSignOut'],
  ...['RespondToAuthChallenge', 'GetTokensFromRefreshToken', 'AdminResetUserPassword', 'UpdateUserPool'],
];

/** Each member is there or not. */
function some<T>(members: { readonly [K in keyof T]: fc.Arbitrary<T[K]> }, ...always: readonly (keyof T)[]) {
  return fc.record(members, { requiredKeys: [...always] });
}

const error: fc.Arbitrary<ShownError> = fc.record(
  {
    at: fc.constantFrom('API', 'callback', 'gateway'),
    type: fc.constantFrom(...types, '401'),
    message: fc.oneof(
      fc.string(),
      fc.constantFrom('PreSignUp failed with error x.', 'Incorrect username or password.'),
    ),
    operation: fc.constantFrom(...operations),
  },
  { requiredKeys: ['at'] },
);
const link: fc.Arbitrary<MailedLink> = fc.record(
  {
    scheme: fc.constantFrom('http', 'https:'),
    host: fc.constantFrom('localhost', 'www.example.com'),
    path: fc.constant('/'),
    code: fc.constantFrom(
      'absent',
      'six digits',
      'placeholder',
      'encoded placeholder',
      'begins with 3D',
      'ends with =',
      'with white space',
      'of another length',
      'behind #',
      'to be filled in',
    ),
    codeDigits: fc.nat(12),
    clientId: anyClient,
    noClient: fc.constantFrom('None', 'empty'),
    askedBy: anyClient,
    askedOf: anyPool,
    poolId: anyPool,
    user: fc.constantFrom(
      'absent',
      'as it should be',
      'with a space',
      'encoded twice',
      'with capital letters',
    ),
    parameters: fc.array(fc.constantFrom('code', 'cid', 'amp;pid')),
    wrappedBy: fc.constant('safelinks.example'),
    sentAt: anyTime,
    length: fc.nat(4000),
  },
  { requiredKeys: ['scheme', 'host', 'path', 'code', 'user', 'parameters', 'length'] },
);
const address: fc.Arbitrary<OAuthAddress> = fc.record(
  {
    kind: fc.constantFrom('authorize', 'callback', 'token', 'logout', 'sign-in page'),
    host: fc.constant('auth.example.com'),
    clientId: anyClient,
    redirectUri: anyUrl,
    responseType: fc.constantFrom('code', 'token'),
    scopes: fc.array(fc.constantFrom('openid', 'email')),
    hasPkce: fc.boolean(),
    errorDescription: fc.constantFrom('PreSignUp failed with error x.', 'attributes required', ''),
  },
  { requiredKeys: ['kind', 'host'] },
);
const token: fc.Arbitrary<DecodedToken> = fc.record(
  {
    use: fc.constantFrom('id', 'access', 'refresh', 'other'),
    issuer: fc.constantFrom('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_PoolOne', 'x', ''),
    clientId: anyClient,
    keyId: fc.constant('key'),
    issuedAt: anyTime,
    expiresAt: anyTime,
    scopes: fc.array(fc.constantFrom('openid', 'aws.cognito.signin.user.admin')),
    hasOriginJti: fc.boolean(),
    bytes: fc.nat(9000),
    signature: fc.constantFrom('right', 'wrong', 'by an unknown key'),
    usedAs: fc.constantFrom('access', 'id'),
  },
  { requiredKeys: ['use', 'hasOriginJti', 'bytes'] },
);
const call: fc.Arbitrary<KnownCall> = fc.record(
  {
    seenIn: fc.constant('CloudTrail'),
    operation: fc.constantFrom(...operations),
    at: anyTime,
    outcome: fc.constantFrom('ok', 'failed'),
    error: fc.record({ type: fc.constantFrom(...types) }),
    region: fc.constantFrom('us-east-1', 'eu-west-1'),
    poolId: anyPool,
    clientId: anyClient,
    user: anyMark,
    authFlow: fc.constantFrom('CUSTOM_AUTH', 'USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'),
    hasSecretHash: fc.boolean(),
    hasDeviceKey: fc.boolean(),
    marks: some({ session: anyMark, code: anyMark, refreshToken: anyMark }),
  },
  { requiredKeys: ['seenIn', 'operation', 'outcome'] },
);
const client: fc.Arbitrary<KnownClient> = fc.record(
  {
    id: anyClient,
    name: fc.constant('web'),
    hasSecret: fc.boolean(),
    flows: fc.array(fc.constantFrom('ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH')),
    hidesUsers: fc.boolean(),
    callbackUrls: fc.array(anyUrl),
    logoutUrls: fc.array(anyUrl),
    oauthFlows: fc.array(fc.constantFrom('code', 'implicit')),
    scopes: fc.array(fc.constant('openid')),
    rotates: fc.boolean(),
    revokes: fc.boolean(),
    readAttributes: fc.array(fc.constantFrom('email', 'email_verified')),
    providers: fc.array(fc.constant('COGNITO')),
    sessionMinutes: fc.constant(5),
  },
  { requiredKeys: ['id'] },
);
const pool: fc.Arbitrary<KnownPool> = fc.record(
  {
    from: fc.constantFrom('pools.yaml', 'the pool'),
    id: anyPool,
    hasAllClients: fc.boolean(),
    clients: fc.array(client, { maxLength: 3 }),
    isCaseSensitive: fc.boolean(),
    usernameAttributes: fc.array(fc.constant('email')),
    aliasAttributes: fc.array(fc.constant('email')),
    recovery: fc.array(fc.constantFrom('verified_email', 'verified_phone_number', 'admin_only')),
    mail: fc.constantFrom('COGNITO_DEFAULT', 'DEVELOPER'),
    signUp: fc.constantFrom('open', 'closed'),
    tier: fc.constantFrom('LITE', 'PLUS'),
    mfa: fc.constantFrom('OFF', 'ON'),
    remembersDevices: fc.boolean(),
    hasDomain: fc.boolean(),
    tokenTrigger: fc.constantFrom('V1_0', 'V3_0'),
    triggers: fc.array(fc.constantFrom('CustomMessage', 'UserMigration', 'DefineAuthChallenge')),
  },
  { requiredKeys: ['from', 'id', 'hasAllClients', 'clients'] },
);
const user: fc.Arbitrary<KnownUser> = fc.oneof(
  fc.constant({ exists: false as const }),
  fc.record({
    exists: fc.constant(true as const),
    status: fc.constantFrom('CONFIRMED', 'UNCONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED'),
    isEnabled: fc.boolean(),
    hasEmail: fc.boolean(),
    hasPhone: fc.boolean(),
    emailVerified: fc.boolean(),
    phoneVerified: fc.boolean(),
    isFederated: fc.boolean(),
    factors: fc.array(fc.constantFrom('SMS_MFA', 'SOFTWARE_TOKEN_MFA')),
  }),
);
const answer: fc.Arbitrary<TriggerAnswer> = fc.record(
  {
    source: fc.constantFrom('PreSignUp_SignUp', 'CustomMessage_ForgotPassword'),
    breaches: fc.array(
      fc.record({
        field: fc.constantFrom('autoConfirmUser', 'AutoConfirmUser', 'userName'),
        was: fc.constantFrom('[]', 'true'),
        mustBe: fc.constant('the boolean true'),
      }),
    ),
  },
  { requiredKeys: ['breaches'] },
);
const log: fc.Arbitrary<LogLine> = fc.record(
  {
    says: fc.constantFrom(
      'timed out',
      'threw',
      'ended',
      'out of memory',
      'does not load',
      'access denied',
      'answered',
    ),
    text: fc.constantFrom('Error: no', 'Task timed out after 3.00 seconds', ''),
    milliseconds: fc.nat(9000),
    action: fc.constant('kms:Decrypt'),
  },
  { requiredKeys: ['says', 'text'] },
);
const known: fc.Arbitrary<Known> = fc.record(
  {
    now: fc.constant(now),
    errors: fc.array(error, { maxLength: 2 }),
    links: fc.array(link, { maxLength: 2 }),
    addresses: fc.array(address, { maxLength: 2 }),
    tokens: fc.array(token, { maxLength: 2 }),
    calls: fc.array(call, { maxLength: 6 }),
    answers: fc.array(answer, { maxLength: 2 }),
    logs: fc.array(log, { maxLength: 2 }),
    pools: fc.array(pool, { maxLength: 2 }),
    user,
    sentBy: anyClient,
  },
  {
    requiredKeys: ['now', 'errors', 'links', 'addresses', 'tokens', 'calls', 'answers', 'logs', 'pools'],
  },
);

test('whatever is known, each judge speaks in whole sentences of what is there', () => {
  fc.assert(
    fc.property(known, all => {
      for (const { id, judge, settledBy } of judged) {
        for (const { says } of judge(all)) {
          assert.match(says, /^\S[^\n]*\.$/, id);
          assert.doesNotMatch(says, /undefined|NaN|null|\[object/, id);
        }
        assert.match(settledBy?.(all) ?? 'none', /^[^\n]+$/, id);
      }
    }),
    { numRuns: 300, seed: 5 },
  );
});
