/**
 * What makes these the ways to recover accounts, the first choice first: a filter of jq for `updatePool`.
 *
 * @example updatePool(pool, recoveryChange('verified_email'))
 */
export function recoveryChange(...ways: readonly ('verified_email' | 'verified_phone_number')[]): string {
  const mechanisms = ways.map((Name, index) => ({ Priority: index + 1, Name }));
  return `.AccountRecoverySetting.RecoveryMechanisms = ${JSON.stringify(mechanisms)}`;
}
