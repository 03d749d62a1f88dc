import type { Input } from '../../src/model/operation.ts';
import { newPool } from './user-pools.ts';
import type { Wire } from './wire.ts';

/** What a machine sends to get its token. */
export interface Machine {
  readonly ClientId: string;
  readonly Secret: string;
}

/** A new pool with a resource server `orders`, which can be read and written. */
export async function machinePool(
  wire: Wire,
  settings: Partial<Input<'UpdateUserPool'>> = {},
): Promise<string> {
  const { UserPoolId } = await newPool(wire);
  if (Object.keys(settings).length > 0) await wire.ok('UpdateUserPool', { ...settings, UserPoolId });
  const Scopes = ['read', 'write'].map(name => ({ ScopeName: name, ScopeDescription: `${name} orders` }));
  await wire.ok('CreateResourceServer', { UserPoolId, Identifier: 'orders', Name: 'orders', Scopes });
  return UserPoolId;
}

/** A new app client for a machine, with both scopes unless something else is given. */
export async function machineOf(
  wire: Wire,
  given: Partial<Input<'CreateUserPoolClient'>> & { readonly UserPoolId: string },
): Promise<Machine> {
  const { UserPoolClient } = await wire.ok('CreateUserPoolClient', {
    ClientName: 'machine',
    GenerateSecret: true,
    ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'],
    AllowedOAuthScopes: ['orders/read', 'orders/write'],
    ...given,
  });
  const { ClientId = '', ClientSecret = '' } = UserPoolClient ?? {};
  return { ClientId, Secret: ClientSecret };
}

/** The scopes of a token that is asked for so. */
export async function scopesOf(wire: Wire, input: Input<'GetClientToken'>): Promise<unknown> {
  const { ClientAuthenticationResult } = await wire.ok('GetClientToken', input);
  return claimsOf(ClientAuthenticationResult?.AccessToken).scope;
}

/** What a token says. */
export function claimsOf(token = ''): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}
