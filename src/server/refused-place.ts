import type { Facts } from '../causes/cause.ts';
import type { Path } from '../config/source.ts';

/** The key of an entry that each cause is about, where there is one that is plain. */
export const keysByCause: Readonly<Record<string, string>> = {
  'acr-values-not-unique': 'acrLevels',
  'alias-and-username-attributes': 'aliasAttributes',
  'callback-url-missing': 'callbackUrls',
  'client-credentials-not-alone': 'oauthFlows',
  'client-credentials-with-user-scope': 'oauthScopes',
  'client-credentials-without-secret': 'oauthFlows',
  'client-id-of-another-pool': 'id',
  'client-token-flow-not-alone': 'authFlows',
  'client-token-flow-without-secret': 'authFlows',
  'developer-mail-without-identity': 'mail',
  'email-mfa-without-other-recovery': 'mfaFactors',
  'email-mfa-without-own-sender': 'mfaFactors',
  'first-factor-not-supported': 'firstFactors',
  'first-factors-with-mfa': 'firstFactors',
  'first-factors-without-password': 'firstFactors',
  'from-address-invalid': 'mail',
  'mail-identity-in-wrong-region': 'mail',
  'mfa-without-factor': 'mfaFactors',
  'mfa-without-sms': 'mfaFactors',
  'oauth-without-flows-or-scopes': 'oauthFlows',
  'passkey-single-factor-with-mfa': 'passkeys',
  'pool-tags-refused': 'tags',
  'read-attributes-unknown': 'readAttributes',
  'recovery-admin-only-not-alone': 'recovery',
  'recovery-duplicates': 'recovery',
  'refresh-flow-with-rotation': 'authFlows',
  'refresh-token-outlived': 'refreshTokenValidity',
  'scope-does-not-exist': 'oauthScopes',
  'secret-given-and-generated': 'generateSecret',
  'tier-change-not-allowed': 'tier',
  'too-many-custom-attributes': 'customAttributes',
  'too-many-groups-of-user': 'groups',
  'user-context-without-secret': 'trustUserContext',
  'verified-before-update-not-verified': 'verifyBeforeUpdate',
  'verified-phone-without-sms': 'autoVerifiedAttributes',
  'write-attributes-never-writable': 'writeAttributes',
  'write-attributes-unknown': 'writeAttributes',
  'write-attributes-without-required': 'writeAttributes',
};

/** The keys of settings that a pool keeps for life. */
const lastingKeys: Readonly<Record<string, string>> = {
  AliasAttributes: 'aliasAttributes',
  UsernameAttributes: 'usernameAttributes',
  UsernameConfiguration: 'usernamesCaseSensitive',
};

/**
 * Where in an entry that is what a failure with that cause and those facts is about: the value of a list that it
 * names, else its key, else the entry as a whole.
 */
export function refusedPlace(entry: object, cause: string, facts: Facts): Path {
  const named = facts.url ?? facts.scope;
  for (const [key, value] of Object.entries(entry)) {
    const index = Array.isArray(value) ? value.indexOf(named) : -1;
    if (index >= 0) return [key, index];
  }
  const key =
    cause === 'pool-setting-cannot-change' ? lastingKeys[String(facts.setting)] : keysByCause[cause];
  return key === undefined ? [] : [key];
}
