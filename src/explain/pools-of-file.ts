import type { KnownPool } from '../causes/known.ts';
import type { PoolsFile } from '../config/pools-file.ts';

/** The pools of a pools.yaml, as far as they say something of failures. */
export function poolsOfFile(file: PoolsFile): readonly KnownPool[] {
  return file.pools.map(pool => ({
    from: 'pools.yaml',
    id: pool.id,
    name: pool.name,
    isCaseSensitive: pool.usernamesCaseSensitive ?? true,
    usernameAttributes: pool.usernameAttributes,
    aliasAttributes: pool.aliasAttributes,
    recovery: pool.recovery,
    signUp: pool.signUp,
    tier: pool.tier,
    mfa: pool.mfa,
    remembersDevices: pool.devices !== undefined,
    triggers: Object.keys(pool.triggers),
    mail: pool.mail.sendingAccount,
    hasAllClients: true,
    clients: pool.clients.map(client => ({
      id: client.id,
      name: client.name,
      hasSecret: client.secret !== undefined || client.generateSecret,
      flows: client.authFlows,
      hidesUsers: client.preventUserExistenceErrors === 'ENABLED',
      callbackUrls: client.callbackUrls,
      logoutUrls: client.logoutUrls,
      oauthFlows: client.oauthFlows,
      scopes: client.oauthScopes,
      rotates: client.refreshTokenRotation !== undefined,
      revokes: client.tokenRevocation,
      readAttributes: client.readAttributes,
    })),
  }));
}
