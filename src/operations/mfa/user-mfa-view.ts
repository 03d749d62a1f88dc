import { noMfa } from '../../pool/second-factors.ts';
import type { User } from '../../pool/user.ts';

/**
 * A user's second factors as the API shows them: neither member is there where nothing was turned on. A
 * passkey that stands for both factors is in the list by a name of its own (all observed).
 */
export function userMfaView({ mfa = noMfa }: Pick<User, 'mfa'>): {
  PreferredMfaSetting?: string;
  UserMFASettingList?: string[];
} {
  const list = [...mfa.enabled, ...(mfa.webAuthn ? ['WEB_AUTHN_MFA'] : [])];
  return {
    ...(mfa.preferred && { PreferredMfaSetting: mfa.preferred }),
    ...(list.length > 0 && { UserMFASettingList: list }),
  };
}
