import { noMfa } from '../../pool/mfa.ts';
import type { User } from '../../pool/user.ts';

/** A user's second factors as the API shows them: neither member is there where nothing was turned on (observed). */
export function mfaSettingsView({ mfa = noMfa }: Pick<User, 'mfa'>): {
  PreferredMfaSetting?: string;
  UserMFASettingList?: string[];
} {
  return {
    ...(mfa.preferred && { PreferredMfaSetting: mfa.preferred }),
    ...(mfa.enabled.length > 0 && { UserMFASettingList: [...mfa.enabled] }),
  };
}
