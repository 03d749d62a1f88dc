import type { ClientEntry } from '../config/client-entry.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import { issuerOf } from '../pool/issuer.ts';
import { regionOf } from '../pool/pool.ts';
import { serviceOrigin } from '../pool/service-origin.ts';
import type { Target } from '../surroundings/target.ts';

/** A pool that is probed. */
export interface PoolSubject {
  readonly poolId: string;
  readonly poolName: string;
  /** Where the pool's service answers, such as `https://cognito-idp.us-east-1.amazonaws.com`. */
  readonly endpoint: string;
  /** The issuer that the tokens must name. */
  readonly issuer: string;
  readonly pool: PoolEntry;
}

/** An app client of a pool that is probed. */
export interface ClientSubject extends PoolSubject {
  readonly clientId: string;
  readonly clientName: string;
  /** Undefined for a public client. */
  readonly clientSecret: string | undefined;
  readonly client: ClientEntry;
}

/** A pool as it is probed there: on AWS its region decides where. */
export function poolSubjectOf(pool: PoolEntry, target: Target): PoolSubject {
  const endpoint = target.kind === 'aws' ? serviceOrigin(regionOf(pool.id)) : target.origin;
  const issuer = issuerOf({ id: pool.id, local: pool }, endpoint);
  return { poolId: pool.id, poolName: pool.name, endpoint, issuer, pool };
}

/** An app client as it is probed there. */
export function clientSubjectOf(pool: PoolEntry, client: ClientEntry, target: Target): ClientSubject {
  const { id: clientId, name: clientName, secret: clientSecret } = client;
  return { ...poolSubjectOf(pool, target), clientId, clientName, clientSecret, client };
}
