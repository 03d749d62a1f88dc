import { regionOf } from '../pool/pool.ts';
import { serviceOrigin } from '../pool/service-origin.ts';

/** The issuers that a pool in AWS may name in its tokens (documented), the usual one first. */
export function issuersOf(poolId: string): readonly [usual: string, other: string] {
  const usual = `${serviceOrigin(regionOf(poolId))}/${poolId}`;
  return [usual, usual.replace('https://', 'https://issuer.')];
}
