import type { DescribedPool } from '../surroundings/cognito-reads.ts';

/** How users of a pool may recover their account, first choice first. A pool that says nothing takes both addresses. */
export function recoveryWays({ AccountRecoverySetting }: DescribedPool): readonly string[] {
  const ways = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (ways.length === 0) return ['verified_phone_number', 'verified_email'];
  return ways
    .toSorted((a, b) => (a.Priority ?? 0) - (b.Priority ?? 0))
    .flatMap(({ Name }) => (Name === undefined ? [] : [Name]));
}
