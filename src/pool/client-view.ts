import type { ClientSettings, Output } from '../model/operation.ts';
import { type ClientSecret, clientSecretId } from './client-secret.ts';
import type { Client } from './pool.ts';
import { present } from './present.ts';

type Description = NonNullable<Output<'ListUserPoolClients'>['UserPoolClients']>[number];

/**
 * The app client as creating, describing and updating it show it: with its secret (observed), of two the
 * older one (inferred).
 */
export function describedClient(client: Client): ClientSettings {
  return {
    ...client.settings,
    ...present({ ClientSecret: client.secrets[0]?.value }),
    CreationDate: new Date(client.createdAt),
    LastModifiedDate: new Date(client.modifiedAt),
  };
}

/** The app client as ListUserPoolClients shows it: three members only (observed). */
export function listedClient(client: Client): Description {
  const { ClientId, ClientName, UserPoolId } = client.settings;
  return present({ ClientId, ClientName, UserPoolId });
}

/** A secret as listing shows it: its id and time, never its value (documented). */
export function describedSecret(
  clientId: string,
  secret: ClientSecret,
): { readonly ClientSecretId: string; readonly ClientSecretCreateDate: Date } {
  return {
    ClientSecretId: clientSecretId(clientId, secret),
    ClientSecretCreateDate: new Date(secret.createdAt),
  };
}
