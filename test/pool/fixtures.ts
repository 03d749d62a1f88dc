import type { ClientSettings, PoolSettings } from '../../src/model/operation.ts';
import { groupConfiguration } from '../../src/pool/group.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import type { Client, Pool } from '../../src/pool/pool.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal, type Seal } from '../../src/pool/seal.ts';
import { makeSigningKey } from '../../src/pool/signing-key.ts';
import type { User } from '../../src/pool/user.ts';

export const poolId = 'us-east-1_AkG9mnbjA';
export const poolName = 'AkG9mnbjA';
export const clientId = 'n4p2ol6o5knbchpmkc8m2somi';

const [id, access] = await Promise.all([makeSigningKey(systemRandom), makeSigningKey(systemRandom)]);

export function newSeal(): Seal {
  return createSeal([makeMasterKey(systemRandom)], systemRandom);
}

export function poolWith(settings: PoolSettings, issuer: 'aws' | 'local' = 'aws'): Pool {
  return {
    id: poolId,
    region: 'us-east-1',
    settings,
    local: { resetCodeBinding: 'client', resetRequestsPerHour: 5, resetAttemptsPerHour: 5, issuer },
    keys: { id, access },
    createdAt: 0,
    modifiedAt: 0,
  };
}

export function clientWith(settings: ClientSettings): Client {
  return { id: clientId, poolId, settings, secrets: [], createdAt: 0, modifiedAt: 0 };
}

export const alice: User = {
  poolId,
  sub: '64684428-c021-7049-51b0-d218e66ffecd',
  username: 'alice',
  status: 'CONFIRMED',
  enabled: true,
  attributes: { email: 'alice@example.com', email_verified: 'true' },
  credential: undefined,
  passwordSetAt: 0,
  signedOutAt: undefined,
  createdAt: 0,
  modifiedAt: 0,
};

/** What the tokens of a user without groups name. */
export const noGroups = groupConfiguration([]);
