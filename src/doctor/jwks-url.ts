import { regionOf } from '../pool/pool.ts';
import type { Target } from '../surroundings/target.ts';

/** Where a pool's keys are. */
export function jwksUrl(poolId: string, target: Target): string {
  return `${originOf(poolId, target)}/${poolId}/.well-known/jwks.json`;
}

/** Where a pool describes itself to verifiers. */
export function discoveryUrl(poolId: string, target: Target): string {
  return `${originOf(poolId, target)}/${poolId}/.well-known/openid-configuration`;
}

function originOf(poolId: string, target: Target): string {
  return target.kind === 'aws' ? `https://cognito-idp.${regionOf(poolId)}.amazonaws.com` : target.origin;
}
