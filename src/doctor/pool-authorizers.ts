import { regionOf } from '../pool/pool.ts';
import type { ApiAuthorizer } from '../surroundings/gateway-reads.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';

/** What checks of authorisers say of a pool that none takes. */
export const noAuthorizers: { readonly notApplicable: string } = {
  notApplicable: 'no API in the region of the pool takes its tokens',
};

/** The authorisers of REST APIs, in the region of a pool, that take its tokens. */
export async function restAuthorizers(
  { gateways }: Pick<Surroundings, 'gateways'>,
  poolId: string,
): Promise<readonly ApiAuthorizer[]> {
  const all = await gateways.rest(regionOf(poolId));
  return all.filter(({ pools }) => pools.includes(poolId));
}

/** The same of HTTP APIs. */
export async function httpAuthorizers(
  { gateways }: Pick<Surroundings, 'gateways'>,
  poolId: string,
): Promise<readonly ApiAuthorizer[]> {
  const all = await gateways.http(regionOf(poolId));
  return all.filter(({ pools }) => pools.includes(poolId));
}

/** How an authoriser is called in what was seen. */
export function authorizerName({ name, apiName, apiId }: ApiAuthorizer): string {
  return `${name} of ${apiName} (${apiId})`;
}
