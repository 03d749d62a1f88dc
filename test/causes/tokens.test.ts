import type { DecodedToken } from '../../src/causes/known.ts';
import { judges } from './judged.ts';
import { call, now, pool, refused } from './known.ts';

const unauthorized = { errors: [{ at: 'gateway' as const, type: '401', message: 'Unauthorized' }] };
const denied = 'NotAuthorizedException';
const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_PoolOne';

/** An access token that is good for another half hour. */
function token(members: Partial<DecodedToken> = {}): DecodedToken {
  return {
    use: 'access',
    issuer,
    clientId: 'clienta',
    issuedAt: now - 1_800_000,
    expiresAt: now + 1_800_000,
    scopes: ['aws.cognito.signin.user.admin'],
    hasOriginJti: true,
    bytes: 1024,
    ...members,
  };
}

const both: Readonly<Record<string, string>> = {
  'access-token-as-id-token': 'for: The token is an access token (token_use).',
  'id-token-as-access-token': 'for: The token is an ID token (token_use).',
  'audience-missing': 'for: The token is an access token, which has client_id in the place of aud.',
};

judges('tokens', [
  {
    name: 'a token of yesterday',
    cause: 'access-token-expired',
    given: { tokens: [token({ expiresAt: now - 86_400_000 })] },
    finds: ['settles it: The access token expired 24 hours ago.'],
  },
  {
    name: 'a token in its time',
    cause: 'access-token-expired',
    given: { tokens: [token()] },
    finds: ['rules it out: The access token is good for another 30 minutes.'],
  },
  {
    name: 'an ID token, used as an access token',
    cause: 'id-token-as-access-token',
    given: { tokens: [token({ use: 'id', usedAs: 'access' })] },
    finds: ['settles it: The token is an ID token (token_use) and was used as an access token.'],
  },
  {
    name: 'an access token, used as an ID token',
    cause: 'access-token-as-id-token',
    given: { tokens: [token({ usedAs: 'id' })] },
    finds: ['settles it: The token is an access token (token_use) and was used as an ID token.'],
  },
  ...['access-token-as-id-token', 'id-token-as-access-token', 'audience-missing'].map(cause => ({
    name: 'both tokens of a sign-in, of which either may have been sent',
    cause,
    given: { ...unauthorized, tokens: [token(), token({ use: 'id' })] },
    finds: [both[cause] ?? ''],
  })),
  {
    name: 'an access token at a REST API',
    cause: 'rest-api-expects-id-token',
    given: { ...unauthorized, tokens: [token()] },
    finds: ['for: The token is an access token and in its time.'],
  },
  {
    name: 'an access token without any failure',
    cause: 'rest-api-expects-id-token',
    given: { tokens: [token()] },
    finds: [],
  },
  {
    name: 'a token without scopes of OAuth at a REST API',
    cause: 'rest-api-expects-scope',
    given: { ...unauthorized, tokens: [token()] },
    finds: ['for: The token has no scope of a resource server or of OpenID.'],
  },
  {
    name: 'a token of OAuth',
    cause: 'access-token-lacks-scope',
    given: {
      errors: [{ at: 'API', message: 'Access Token does not have required scopes' }],
      tokens: [token({ scopes: ['openid', 'email'] })],
    },
    finds: ['settles it: The scopes of the token are openid email.'],
  },
  {
    name: 'a token of another client',
    cause: 'audience-of-another-client',
    given: {
      errors: [{ at: 'gateway', message: 'the token does not have a valid audience' }],
      tokens: [token()],
      sentBy: 'clientb',
      pools: [pool()],
    },
    finds: ['settles it: The token was issued to client clienta (web), not to clientb (mobile).'],
  },
  {
    name: 'a token of another client, where nothing has failed',
    cause: 'audience-of-another-client',
    given: {
      tokens: [token({ use: 'id', usedAs: 'id', takenForClient: 'clientb' })],
      sentBy: 'clientb',
    },
    finds: ['settles it: The token was issued to client clienta, not to clientb.'],
  },
  {
    name: 'a token of another client than sent a call that failed, which is explained by itself',
    cause: 'audience-of-another-client',
    given: { tokens: [token()], sentBy: 'clientb' },
    finds: [],
  },
  {
    name: 'a token of the client, where nothing has failed',
    cause: 'audience-of-another-client',
    given: { tokens: [token({ use: 'id', usedAs: 'id' })], sentBy: 'clienta' },
    finds: [],
  },
  {
    name: 'no signature',
    cause: 'access-token-unreadable',
    given: { tokens: [token({ algorithm: 'none' })] },
    finds: [
      'settles it: The access token is signed with none; user pools sign with RS256, so that it is not one of theirs.',
    ],
  },
  {
    name: 'the signature of a pool',
    cause: 'access-token-unreadable',
    given: { tokens: [token({ algorithm: 'RS256' })] },
    finds: ['rules it out: What is at hand decodes as an access token.'],
  },
  {
    name: 'an unknown key',
    cause: 'access-token-key-unknown',
    given: { tokens: [token({ signature: 'by an unknown key', keyId: 'key-1' })] },
    finds: [`settles it: The pool of the issuer ${issuer} has no key key-1.`],
  },
  {
    name: 'a key that is none of those that were handed over',
    cause: 'access-token-key-unknown',
    given: {
      tokens: [token({ signature: 'by an unknown key', keyId: 'key-1', keysAtHand: ['key-2', 'key-3'] })],
    },
    finds: ['for: No key of the set that was handed over has the name that the token gives (kid).'],
  },
  {
    name: 'a set of keys without its own',
    cause: 'key-not-in-set',
    given: {
      tokens: [token({ signature: 'by an unknown key', keyId: 'key-1', keysAtHand: ['key-2', 'key-3'] })],
    },
    finds: [
      `settles it: The token of ${issuer} names the key key-1; the set that was handed over has key-2 and key-3.`,
    ],
  },
  {
    name: 'a wrong signature',
    cause: 'access-token-signature-wrong',
    given: { tokens: [token({ signature: 'wrong' })] },
    finds: ['settles it: The signature is not that of the key which the token names.'],
  },
  {
    name: 'a sign-out after it was issued',
    cause: 'access-token-revoked',
    given: { tokens: [token()], calls: [call('GlobalSignOut', 5)] },
    finds: ['for: GlobalSignOut was called after the token was issued.'],
  },
  {
    name: 'a sign-out before it was issued',
    cause: 'access-token-revoked',
    given: { tokens: [token()], calls: [call('GlobalSignOut', 45)] },
    finds: [],
  },
  {
    name: 'a pool that is none of ours',
    cause: 'issuer-of-another-pool',
    given: { tokens: [token({ issuer: issuer.replace('PoolOne', 'PoolTwo') })], pools: [pool()] },
    finds: ['for: The token is from pool us-east-1_PoolTwo, which is none of the known ones.'],
  },
  {
    name: 'a pool that is not the one asked about, whether it is known or not',
    cause: 'issuer-of-another-pool',
    given: { tokens: [token({ takenFor: 'us-east-1_PoolTwo' })], pools: [pool()] },
    finds: [
      'settles it: The token is from pool us-east-1_PoolOne; it was to be held against pool us-east-1_PoolTwo.',
    ],
  },
  {
    name: 'a token from the future',
    cause: 'clock-of-the-device-wrong',
    given: { tokens: [token({ issuedAt: now + 600_000 })] },
    finds: ['settles it: The token was issued 10 minutes from now, by the clock of this machine.'],
  },
  {
    name: 'a signature that is too old',
    cause: 'signature-out-of-time',
    given: {
      errors: [
        {
          at: 'API',
          message:
            'Signature expired: 20260519T110000Z is now earlier than 20260519T114500Z (20260519T120000Z - 15 min.)',
        },
      ],
    },
    finds: [
      'settles it: The request is signed at 20260519T110000Z, beyond the limit of 20260519T114500Z, which lies 15 or 5 minutes from the time of the service.',
    ],
  },
  {
    name: 'a large token',
    cause: 'token-too-large',
    given: { tokens: [token({ bytes: 9000 })] },
    finds: ['for: The access token has 9000 bytes.'],
  },
]);

judges('refreshing', [
  {
    name: 'a token of another client',
    cause: 'refresh-token-of-another-client',
    given: {
      calls: [
        call('InitiateAuth', 60, { clientId: 'clienta', marks: { refreshToken: 'token-1' } }),
        refused('InitiateAuth', denied, 1, { clientId: 'clientb', marks: { refreshToken: 'token-1' } }),
      ],
    },
    finds: ['settles it: The sign-in was by client clienta, the refresh by clientb.'],
  },
  {
    name: 'the old flow with rotation',
    cause: 'rotation-replaces-this-flow',
    given: {
      calls: [refused('InitiateAuth', denied, 1, { clientId: 'clienta', authFlow: 'REFRESH_TOKEN_AUTH' })],
      pools: [pool({}, { rotates: true })],
    },
    finds: ['settles it: Client clienta (web) rotates refresh tokens, and the call used REFRESH_TOKEN_AUTH.'],
  },
  {
    name: 'no device key in a pool that remembers devices',
    cause: 'refresh-without-device',
    given: {
      calls: [refused('InitiateAuth', denied, 1, { clientId: 'clienta', hasDeviceKey: false })],
      pools: [pool({ remembersDevices: true })],
    },
    finds: ['for: The pool remembers devices.', 'for: The refresh carried no device key.'],
  },
  {
    name: 'a device key, which may be that of another device',
    cause: 'refresh-without-device',
    given: {
      calls: [refused('InitiateAuth', denied, 1, { clientId: 'clienta', hasDeviceKey: true })],
      pools: [pool({ remembersDevices: true })],
    },
    finds: ['for: The pool remembers devices.', 'against: The refresh carried a device key.'],
  },
  {
    name: 'no device key, where nobody has told whether the pool remembers devices',
    cause: 'refresh-without-device',
    given: { calls: [refused('InitiateAuth', denied, 1, { clientId: 'clienta', hasDeviceKey: false })] },
    finds: [],
  },
  {
    name: 'the same token twice',
    cause: 'refresh-token-reused',
    given: {
      calls: [
        call('GetTokensFromRefreshToken', 2, { marks: { refreshToken: 'token-1' } }),
        refused('GetTokensFromRefreshToken', 'RefreshTokenReuseException', 1, {
          marks: { refreshToken: 'token-1' },
        }),
      ],
    },
    finds: ['settles it: The same refresh token was exchanged 60 seconds before.'],
  },
  {
    name: 'revocation is off',
    cause: 'revocation-not-enabled',
    given: {
      errors: [{ at: 'API', type: 'UnsupportedOperationException' }],
      sentBy: 'clienta',
      pools: [pool({}, { revokes: false })],
    },
    finds: ['settles it: Client clienta (web) has token revocation disabled.'],
  },
]);
