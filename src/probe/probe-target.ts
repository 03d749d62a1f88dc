import type { ClientEntry } from '../config/client-entry.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { resetPageAddress } from '../config/reset-page-address.ts';
import { issuerOf } from '../pool/issuer.ts';
import { regionOf } from '../pool/pool.ts';
import { serviceOrigin } from '../pool/service-origin.ts';
import type { ClientSubject } from './probe.ts';

/** Where the pools are: in AWS, or behind an address such as `http://127.0.0.1:9400`. */
export type ProbeTarget = { readonly kind: 'aws' } | { readonly kind: 'endpoint'; readonly origin: string };

/** Where a pool's service answers: on AWS its region decides. */
export function endpointAt(target: ProbeTarget, poolId: string): string {
  return target.kind === 'aws' ? serviceOrigin(regionOf(poolId)) : target.origin;
}

/** The reset page that mails link to there; undefined where none is described. */
export function resetUrlAt(file: PoolsFile, target: ProbeTarget): string | undefined {
  return target.kind === 'aws' ? file.resetPage?.url : resetPageAddress(file, target.origin);
}

/** An app client as it is probed there; the pool alone without one. */
export function clientSubjectOf(
  pool: PoolEntry,
  client: ClientEntry | undefined,
  target: ProbeTarget,
): ClientSubject {
  const endpoint = endpointAt(target, pool.id);
  return {
    ...{ poolId: pool.id, poolName: pool.name, pool, client, endpoint },
    clientId: client?.id ?? '',
    clientName: client?.name ?? '',
    clientSecret: client?.secret,
    issuer: issuerOf({ id: pool.id, local: pool }, endpoint),
  };
}
