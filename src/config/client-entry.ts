import * as z from 'zod';
import { clientIdForm } from '../pool/client-id.ts';
import { duration } from './duration.ts';
import { listOf, oneOf, secretText, text, truth, url, whole } from './kinds.ts';

/** The id of an app client, as the API's pattern has it. */
export function clientId(): z.ZodString {
  return text('an app client id such as 6sjjnkaeagnqgkmbl1mr5rtfsr', clientIdForm);
}

function attributeName(): z.ZodString {
  return text('an attribute name such as given_name', /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,32}$/u);
}

/** One app client of a pool. */
export const clientEntry = z.strictObject(
  {
    id: clientId().describe('The app client id (`ClientId`). Unique across all pools of the file.'),
    name: text(
      'a name of letters, digits, spaces and _+=,.@-, at most 128',
      /^[\w\s+=,.@-]{1,128}$/,
    ).describe('The name of the app client (`ClientName`).'),
    callbackUrls: listOf(url(), 100)
      .default([])
      .describe(
        'Where the hosted UI may send the browser after sign-in (`CallbackURLs`). Cognito compares exactly: ' +
          'a `*` in it is an ordinary character and matches nothing else.',
      ),
    logoutUrls: listOf(url(), 100)
      .default([])
      .describe('Where the hosted UI may send the browser after sign-out (`LogoutURLs`).'),
    oauthFlows: listOf(oneOf('code', 'implicit', 'client_credentials'), 3)
      .default([])
      .describe('OAuth grants that the client may use (`AllowedOAuthFlows`).'),
    oauthScopes: listOf(
      text('a scope such as openid, at most 256 characters', /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/),
      50,
    )
      .default([])
      .describe('OAuth scopes that the client may ask for (`AllowedOAuthScopes`).'),
    authFlows: listOf(
      oneOf(
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_USER_AUTH',
        'ALLOW_CLIENT_TOKEN_AUTH',
      ),
      6,
    )
      .default(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'])
      .describe(
        'Ways to sign in that the client may use (`ExplicitAuthFlows`); `ALLOW_CLIENT_TOKEN_AUTH` alone for a machine.',
      ),
    secret: secretText('a secret of 24 to 64 letters, digits, _ or +', /^[\w+]{24,64}$/)
      .exactOptional()
      .describe(
        'The client secret. Keep it in the environment and refer to it here. A client without `secret` and ' +
          '`generateSecret` is public.',
      ),
    generateSecret: truth()
      .default(false)
      .describe('Makes a secret when the client is first created, as `GenerateSecret` does.'),
    preventUserExistenceErrors: oneOf('ENABLED', 'LEGACY')
      .exactOptional()
      .describe(
        '`ENABLED` answers alike whether or not a user exists. Left out, it is not set, and acts as `LEGACY`.',
      ),
    readAttributes: listOf(attributeName(), 100)
      .default([])
      .describe('What users see of themselves through the client (`ReadAttributes`); all where it is empty.'),
    writeAttributes: listOf(attributeName(), 100)
      .default([])
      .describe(
        'What users set and change through the client (`WriteAttributes`), all that the pool requires among it; ' +
          'everything mutable where it is empty.',
      ),
    tokenRevocation: truth()
      .default(true)
      .describe(
        'Whether `RevokeToken` ends tokens of the client, which carry `origin_jti` then (`EnableTokenRevocation`).',
      ),
    trustUserContext: truth()
      .default(false)
      .describe(
        'Believes the client, which needs a secret, where it says a user’s address is ' +
          '(`EnablePropagateAdditionalUserContextData`).',
      ),
    accessTokenValidity: duration('5m', '1d')
      .exactOptional()
      .describe('How long an access token lasts: `5m` to `1d`; one hour where it is left out.'),
    idTokenValidity: duration('5m', '1d')
      .exactOptional()
      .describe('How long an ID token lasts: `5m` to `1d`; one hour where it is left out.'),
    refreshTokenValidity: duration('60m', '3650d')
      .exactOptional()
      .describe('How long a refresh token lasts: `60m` to `3650d`; 30 days where it is left out.'),
    refreshTokenRotation: z
      .strictObject(
        {
          graceSeconds: whole(0, 60)
            .default(0)
            .describe('How long a token that was exchanged may be sent again, in seconds.'),
        },
        { error: 'a mapping, such as { graceSeconds: 10 }' },
      )
      .exactOptional()
      .describe(
        'Exchanges a refresh token for a new one at each use (`RefreshTokenRotation`), which ' +
          '`GetTokensFromRefreshToken` does: `ALLOW_REFRESH_TOKEN_AUTH` of `authFlows` is left out then.',
      ),
    authSessionMinutes: whole(3, 15)
      .default(3)
      .describe('Minutes that a challenge of a sign-in may wait for its answer (`AuthSessionValidity`).'),
    signInUrl: url()
      .exactOptional()
      .describe('Where the reset page sends the user to sign in once the new password is set.'),
  },
  { error: 'an app client: a mapping with id and name' },
);

/** An app client as pools.yaml describes it, with defaults filled in. */
export type ClientEntry = z.output<typeof clientEntry>;
