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
    ...(pool.triggers.PreTokenGeneration !== undefined && { tokenTrigger: pool.preTokenGenerationVersion }),
    // A domain of its own is nothing that the file could name.
    ...(pool.domain !== undefined && { hasDomain: true }),
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
      sessionMinutes: client.authSessionMinutes,
      // Empty lists leave it to the service, which takes all.
      ...(client.readAttributes.length > 0 && { readAttributes: client.readAttributes }),
      ...(client.writeAttributes.length > 0 && { writeAttributes: client.writeAttributes }),
    })),
  }));
}
