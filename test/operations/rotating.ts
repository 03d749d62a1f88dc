import assert from 'node:assert/strict';
import type { Output } from '../../src/model/operation.ts';
import { poolId } from './described.ts';
import type { Person } from './people.ts';
import type { Wire } from './wire.ts';

/** The tokens of an answer. */
export type Tokens = NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>;

/** Makes an app client of the first pool that rotates refresh tokens, unless `settings` say otherwise. */
export async function rotatingClient(
  wire: Wire,
  graceSeconds = 0,
  settings: object = {},
): Promise<{ readonly id: string; readonly secret: string | undefined }> {
  const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
    UserPoolId: poolId,
    ClientName: 'rotating',
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: graceSeconds },
    ...settings,
  });
  return { id: UserPoolClient?.ClientId ?? '', secret: UserPoolClient?.ClientSecret };
}

/** Signs a user in with the password. */
export async function signIn(
  wire: Wire,
  who: Person,
  ClientId: string,
  more: object = {},
): Promise<Required<Tokens>> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', {
    ClientId,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password, ...more },
  });
  assert.ok(AuthenticationResult?.RefreshToken);
  // What is missing beyond that would be undefined in the assertions that use it.
  return AuthenticationResult as Required<Tokens>;
}

/** Exchanges a refresh token, and gives the tokens of the answer. */
export async function exchange(
  wire: Wire,
  ClientId: string,
  RefreshToken: string | undefined,
): Promise<Required<Tokens>> {
  const { AuthenticationResult, ...rest } = await wire.ok('GetTokensFromRefreshToken', {
    ClientId,
    RefreshToken,
  });
  assert.deepEqual(rest, {});
  // As above.
  return AuthenticationResult as Required<Tokens>;
}
