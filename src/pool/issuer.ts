import { type LocalSettings, regionOf } from './pool.ts';
import { serviceOrigin } from './service-origin.ts';

/**
 * The issuer of a pool's tokens. In the service's own form
 * `https://cognito-idp.<region>.amazonaws.com/<pool>`, or `<origin>/<pool>` where the pool's issuer is local.
 */
export function issuerOf(
  pool: { readonly id: string; readonly local: Pick<LocalSettings, 'issuer'> },
  origin: string,
): string {
  return pool.local.issuer === 'aws'
    ? `${serviceOrigin(regionOf(pool.id))}/${pool.id}`
    : `${origin}/${pool.id}`;
}
