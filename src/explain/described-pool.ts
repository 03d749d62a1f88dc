import type { KnownClient, KnownPool } from '../causes/known.ts';
import { elements, type Members, members, textOf, texts } from '../pool/members.ts';

/*
 * What the API tells of pools and app clients, as what is known of them. Members come as JSON has them, so that
 * what an SDK has answered and what somebody has saved of the AWS CLI are read alike.
 */

/** A pool of DescribeUserPool, which tells nothing of its app clients. */
export function describedPool(pool: Members): KnownPool {
  const recovery = elements(members(pool.AccountRecoverySetting).RecoveryMechanisms)
    .map(members)
    .toSorted((a, b) => Number(a.Priority) - Number(b.Priority))
    .flatMap(({ Name }) => textOf(Name) ?? []);
  const sensitive = members(pool.UsernameConfiguration).CaseSensitive;
  const account = members(pool.EmailConfiguration).EmailSendingAccount;
  const closed = members(pool.AdminCreateUserConfig).AllowAdminCreateUserOnly;
  const [name, tier] = [textOf(pool.Name), textOf(pool.UserPoolTier)];
  const mfa = (['OFF', 'OPTIONAL', 'ON'] as const).find(one => one === pool.MfaConfiguration);
  const lambdas = members(pool.LambdaConfig);
  const triggers = Object.entries(lambdas).flatMap(([trigger, arn]) =>
    arn && trigger !== 'KMSKeyID' ? [trigger.replace(/Config$/, '')] : [],
  );
  const tokenTrigger = triggers.includes('PreTokenGeneration') && tokenTriggerOf(lambdas);
  return {
    from: 'the pool',
    id: textOf(pool.Id) ?? '',
    clients: [],
    hasAllClients: false,
    // Where it was never set, the service tells names apart by their case.
    isCaseSensitive: sensitive !== false,
    usernameAttributes: texts(pool.UsernameAttributes),
    aliasAttributes: texts(pool.AliasAttributes),
    mail: account === 'DEVELOPER' ? 'DEVELOPER' : 'COGNITO_DEFAULT',
    signUp: closed === true ? 'closed' : 'open',
    remembersDevices: pool.DeviceConfiguration !== undefined && pool.DeviceConfiguration !== null,
    hasDomain: [pool.Domain, pool.CustomDomain].some(domain => textOf(domain) !== undefined),
    triggers: [...new Set(triggers)],
    ...(name !== undefined && { name }),
    ...(recovery.length > 0 && { recovery }),
    ...(tier !== undefined && { tier }),
    ...(mfa && { mfa }),
    ...(tokenTrigger && { tokenTrigger }),
  };
}

/** Undefined for a version that is not known here. */
function tokenTriggerOf(lambdas: Members): KnownPool['tokenTrigger'] {
  const { LambdaVersion: version = 'V1_0' } = members(lambdas.PreTokenGenerationConfig);
  return (['V1_0', 'V2_0', 'V3_0'] as const).find(one => one === version);
}

/** An app client of DescribeUserPoolClient; of its secret it is told only whether there is one. */
export function describedClient(client: Members): KnownClient {
  const name = textOf(client.ClientName);
  const minutes = client.AuthSessionValidity;
  const [read, write] = [texts(client.ReadAttributes), texts(client.WriteAttributes)];
  return {
    id: textOf(client.ClientId) ?? '',
    hasSecret: client.hasSecret === true || textOf(client.ClientSecret) !== undefined,
    flows: texts(client.ExplicitAuthFlows),
    hidesUsers: client.PreventUserExistenceErrors === 'ENABLED',
    callbackUrls: texts(client.CallbackURLs),
    logoutUrls: texts(client.LogoutURLs),
    oauthFlows: client.AllowedOAuthFlowsUserPoolClient === true ? texts(client.AllowedOAuthFlows) : [],
    scopes: texts(client.AllowedOAuthScopes),
    rotates: members(client.RefreshTokenRotation).Feature === 'ENABLED',
    revokes: client.EnableTokenRevocation === true,
    providers: texts(client.SupportedIdentityProviders),
    // Where they were never set, the client reads and writes all that may be.
    ...(read.length > 0 && { readAttributes: read }),
    ...(write.length > 0 && { writeAttributes: write }),
    ...(typeof minutes === 'number' && { sessionMinutes: minutes }),
    ...(name !== undefined && { name }),
  };
}
