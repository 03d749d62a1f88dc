import { regionOf } from '../pool/pool.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';

/** The domain of one's own that a pool has. */
export interface OwnDomain {
  readonly name: string;
  readonly certificateArn?: string;
  /** Where its name must lead. */
  readonly distribution?: string;
}

/** What checks of it say of a pool that has none. */
export const noOwnDomain: { readonly notApplicable: string } = {
  notApplicable: 'the pool has no domain of its own',
};

/** The own domain of a pool; undefined where it has none. */
export async function ownDomain(
  { cognito }: Pick<Surroundings, 'cognito'>,
  poolId: string,
): Promise<OwnDomain | undefined> {
  const { CustomDomain: name } = await cognito.pool(poolId);
  const domain = name === undefined ? undefined : await cognito.domain(regionOf(poolId), name);
  if (name === undefined || !domain) return undefined;
  const { CustomDomainConfig: { CertificateArn: certificateArn } = {}, CloudFrontDistribution } = domain;
  return {
    name,
    ...(certificateArn !== undefined && { certificateArn }),
    ...(CloudFrontDistribution !== undefined && { distribution: CloudFrontDistribution }),
  };
}
