import type { ClientSettings, Input } from '../model/operation.ts';
import { clientSettingsFrom } from './client-defaults.ts';
import type { Client } from './pool.ts';
import { present } from './present.ts';

/** The app client that CreateUserPoolClient makes of its input. `now` is milliseconds since 1970. */
export function clientFromInput(
  input: Input<'CreateUserPoolClient'>,
  made: { readonly id: string; readonly now: number; readonly secret: string | undefined },
): Client {
  const { id, now, secret } = made;
  const settings: ClientSettings = {
    ...clientSettingsFrom(input),
    ClientId: id,
    ClientName: input.ClientName,
    UserPoolId: input.UserPoolId,
  };
  const secrets = secret === undefined ? [] : [{ value: secret, createdAt: now }];
  return { id, poolId: input.UserPoolId, settings, secrets, createdAt: now, modifiedAt: now };
}

/**
 * The app client that UpdateUserPoolClient makes of it: what its input leaves out goes back to its default
 * (documented). Its name stays where none is given, and its secret always does (inferred).
 */
export function updatedClient(client: Client, input: Input<'UpdateUserPoolClient'>, now: number): Client {
  const was = client.settings;
  const kept = present({
    ClientId: was.ClientId,
    ClientName: input.ClientName ?? was.ClientName,
    UserPoolId: was.UserPoolId,
    ClientType: was.ClientType,
  });
  return { ...client, settings: { ...clientSettingsFrom(input), ...kept }, modifiedAt: now };
}
