import { regionOf } from '../pool/pool.ts';
import { serviceOrigin } from '../pool/service-origin.ts';
import type { Target } from './target.ts';

/** Where a pool's keys are. */
export function jwksUrl(poolId: string, target: Target): string {
  return `${poolAddress(poolId, target)}/.well-known/jwks.json`;
}

/** Where a pool describes itself to verifiers. */
export function discoveryUrl(poolId: string, target: Target): string {
  return `${poolAddress(poolId, target)}/.well-known/openid-configuration`;
}

function poolAddress(poolId: string, target: Target): string {
  return `${target.kind === 'aws' ? serviceOrigin(regionOf(poolId)) : target.origin}/${poolId}`;
}
