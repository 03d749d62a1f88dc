import { customSenderWithoutKey } from '../../causes/settings/custom-sender-without-key.ts';
import { firstFactorNotSupported } from '../../causes/settings/first-factor-not-supported.ts';
import { firstFactorsWithoutPassword } from '../../causes/settings/first-factors-without-password.ts';
import { mfaWithoutSms } from '../../causes/settings/mfa-without-sms.ts';
import { poolTagsRefused } from '../../causes/settings/pool-tags-refused.ts';
import { preTokenGenerationDisagrees } from '../../causes/settings/pre-token-generation-disagrees.ts';
import { recoveryAdminOnlyNotAlone } from '../../causes/settings/recovery-admin-only-not-alone.ts';
import { recoveryDuplicates } from '../../causes/settings/recovery-duplicates.ts';
import { temporaryPasswordDaysTwice } from '../../causes/settings/temporary-password-days-twice.ts';
import { triggerInAnotherRegion } from '../../causes/settings/trigger-in-another-region.ts';
import { verifiedBeforeUpdateNotVerified } from '../../causes/settings/verified-before-update-not-verified.ts';
import { verifiedPhoneWithoutSms } from '../../causes/settings/verified-phone-without-sms.ts';
import type { Pool } from '../../pool/pool.ts';
import type { PoolInput } from '../../pool/pool-defaults.ts';
import { faultOfTags } from '../../pool/tags.ts';
import { checkFactorsWithMfa } from './check-factors-with-mfa.ts';
import { checkLevelNames } from './check-level-names.ts';
import { checkMail } from './check-mail.ts';
import { checkTier } from './check-tier.ts';

/** What a pool's settings are checked against. */
interface Where {
  readonly region: string;
  /** The pool as it is; undefined where it is being created. */
  readonly current: Pool | undefined;
}

/** The rules, in the order in which they are held. */
const checks: readonly ((input: PoolInput, where: Where) => void)[] = [
  checkPasswords,
  checkRecovery,
  checkFirstFactors,
  checkLevelNames,
  checkSms,
  checkVerification,
  checkTriggers,
  checkMail,
  checkTags,
  checkTier,
];

/**
 * Holds the settings that CreateUserPool and UpdateUserPool share to the rules that the model does not know.
 *
 * @throws a cause from `causes/settings/`
 */
export function checkPool(input: PoolInput, where: Where): void {
  for (const check of checks) check(input, where);
}

/** 0 means the default, so it may stand beside the other name (observed). */
function checkPasswords({ Policies, AdminCreateUserConfig }: PoolInput): void {
  if (
    Policies?.PasswordPolicy?.TemporaryPasswordValidityDays &&
    AdminCreateUserConfig?.UnusedAccountValidityDays
  ) {
    throw temporaryPasswordDaysTwice({});
  }
}

function checkRecovery({ AccountRecoverySetting }: PoolInput): void {
  const ways = AccountRecoverySetting?.RecoveryMechanisms ?? [];
  if (ways.length < 2) return;
  if (ways.some(way => way.Name === 'admin_only')) throw recoveryAdminOnlyNotAlone({});
  const names = new Set(ways.map(way => way.Name));
  const priorities = new Set(ways.map(way => way.Priority));
  if (names.size < ways.length || priorities.size < ways.length) throw recoveryDuplicates({});
}

function checkFirstFactors({ Policies, MfaConfiguration }: PoolInput, { current }: Where): void {
  const factors = Policies?.SignInPolicy?.AllowedFirstAuthFactors;
  if (!factors) return;
  if (!factors.includes('PASSWORD')) throw firstFactorsWithoutPassword({});
  if (factors.includes('SOFTWARE_TOKEN')) throw firstFactorNotSupported({});
  checkFactorsWithMfa(current ? 'UpdateUserPool' : 'CreateUserPool', {
    mfa: MfaConfiguration ?? current?.settings.MfaConfiguration,
    factors,
    passkeys: current?.mfa?.WebAuthnConfiguration,
  });
}

/**
 * CreateUserPool knows SMS as the only second factor (documented). A pool whose MFA is on already may have
 * another one, set by SetUserPoolMfaConfig, so an update may say ON again without SMS (inferred).
 */
function checkSms(
  { MfaConfiguration: mfa = 'OFF', AutoVerifiedAttributes, SmsConfiguration }: PoolInput,
  { current }: Where,
): void {
  if (SmsConfiguration) return;
  if (AutoVerifiedAttributes?.includes('phone_number')) throw verifiedPhoneWithoutSms({});
  const on = current !== undefined && current.settings.MfaConfiguration !== 'OFF';
  if (mfa !== 'OFF' && !on) throw mfaWithoutSms({ mfa });
}

function checkVerification({ UserAttributeUpdateSettings, AutoVerifiedAttributes = [] }: PoolInput): void {
  const held = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  const attributes = held.filter(attribute => !AutoVerifiedAttributes.includes(attribute));
  if (attributes.length > 0) throw verifiedBeforeUpdateNotVerified({ attributes });
}

function checkTriggers({ LambdaConfig = {} }: PoolInput, { region }: Where): void {
  const { PreTokenGeneration, PreTokenGenerationConfig, CustomEmailSender, CustomSMSSender, KMSKeyID } =
    LambdaConfig;
  if (
    PreTokenGeneration !== undefined &&
    PreTokenGenerationConfig &&
    PreTokenGenerationConfig.LambdaArn !== PreTokenGeneration
  ) {
    throw preTokenGenerationDisagrees({});
  }
  if ((CustomEmailSender || CustomSMSSender) && KMSKeyID === undefined) throw customSenderWithoutKey({});
  for (const [trigger, value] of Object.entries(LambdaConfig)) {
    if (trigger === 'KMSKeyID') continue;
    const functionRegion = (typeof value === 'string' ? value : value.LambdaArn).split(':')[3] ?? '';
    if (functionRegion !== region) throw triggerInAnotherRegion({ trigger, functionRegion });
  }
}

function checkTags({ UserPoolTags = {} }: PoolInput): void {
  const reason = faultOfTags(UserPoolTags);
  if (reason) throw poolTagsRefused({ reason });
}
