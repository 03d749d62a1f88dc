import type { Input, PoolSettings } from '../model/operation.ts';
import { shownLevels } from './level-names.ts';
import { defaultPasswordPolicy } from './password-policy.ts';
import { filled, present } from './present.ts';
import { defaultTier } from './tier.ts';

/** The settings of a pool that can be given at creation and changed later. */
export type PoolInput = Omit<Input<'UpdateUserPool'>, 'UserPoolId' | 'PoolName'>;

const defaultRecovery: NonNullable<PoolSettings['AccountRecoverySetting']> = {
  RecoveryMechanisms: [
    { Priority: 1, Name: 'verified_email' },
    { Priority: 2, Name: 'verified_phone_number' },
  ],
};

/**
 * What a pool's changeable settings become where they are given so: what is left out takes its default
 * (observed; the plan is documented). Members without a default are absent until they are set.
 */
export function settingsFrom(input: PoolInput): PoolSettings {
  return {
    AccountRecoverySetting: defaultRecovery,
    DeletionProtection: input.DeletionProtection ?? 'INACTIVE',
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT', ...input.EmailConfiguration },
    IssuerConfiguration: input.IssuerConfiguration ?? { Type: 'ORIGINAL' },
    KeyConfiguration: input.KeyConfiguration ?? { KeyType: 'AWS_OWNED_KEY' },
    LambdaConfig: lambdaConfigFrom(input.LambdaConfig ?? {}),
    MfaConfiguration: input.MfaConfiguration ?? 'OFF',
    UserAttributeUpdateSettings: {
      AttributesRequireVerificationBeforeUpdate:
        input.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [],
    },
    UserPoolTags: input.UserPoolTags ?? {},
    UserPoolTier: input.UserPoolTier ?? defaultTier,
    ...present({
      AccountRecoverySetting: input.AccountRecoverySetting,
      AcrConfiguration: shownLevels(input.AcrConfiguration),
      AutoVerifiedAttributes: filled(input.AutoVerifiedAttributes),
      DcrConfiguration: input.DcrConfiguration,
      DeviceConfiguration: input.DeviceConfiguration,
      SmsAuthenticationMessage: input.SmsAuthenticationMessage,
      SmsConfiguration: input.SmsConfiguration,
      UserPoolAddOns: input.UserPoolAddOns,
    }),
    ...passwordSettings(input),
    ...messageSettings(input),
  };
}

/**
 * The lifetime of temporary passwords has two names, an old and a new one; what is given under one is shown
 * under both (inferred: both are 7 by default), and 0 means the default (documented).
 *
 * Of a password policy that is given, a rule that is left out is off: absent truth values of this API are
 * false (observed for `Mutable` of a schema's entry, inferred here).
 */
function passwordSettings({ Policies, AdminCreateUserConfig }: PoolInput): PoolSettings {
  const given = Policies?.PasswordPolicy;
  const days = given?.TemporaryPasswordValidityDays || AdminCreateUserConfig?.UnusedAccountValidityDays || 7;
  const policy = given && {
    MinimumLength: given.MinimumLength ?? defaultPasswordPolicy.MinimumLength,
    RequireUppercase: given.RequireUppercase ?? false,
    RequireLowercase: given.RequireLowercase ?? false,
    RequireNumbers: given.RequireNumbers ?? false,
    RequireSymbols: given.RequireSymbols ?? false,
    PasswordHistorySize: given.PasswordHistorySize || undefined,
  };
  return {
    Policies: {
      PasswordPolicy: present({ ...(policy ?? defaultPasswordPolicy), TemporaryPasswordValidityDays: days }),
      SignInPolicy: Policies?.SignInPolicy ?? { AllowedFirstAuthFactors: ['PASSWORD'] },
    },
    AdminCreateUserConfig: present({
      AllowAdminCreateUserOnly: AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
      UnusedAccountValidityDays: days,
      InviteMessageTemplate: AdminCreateUserConfig?.InviteMessageTemplate,
    }),
  };
}

/**
 * The texts of verification messages stand in the template and, under older names, beside it: each shows the
 * other (observed). Where both are given, the template counts (inferred).
 */
function messageSettings(input: PoolInput): PoolSettings {
  const template = input.VerificationMessageTemplate ?? {};
  const email = template.EmailMessage ?? input.EmailVerificationMessage;
  const subject = template.EmailSubject ?? input.EmailVerificationSubject;
  const sms = template.SmsMessage ?? input.SmsVerificationMessage;
  return present({
    EmailVerificationMessage: email,
    EmailVerificationSubject: subject,
    SmsVerificationMessage: sms,
    VerificationMessageTemplate: present({
      ...template,
      DefaultEmailOption: template.DefaultEmailOption ?? 'CONFIRM_WITH_CODE',
      EmailMessage: email,
      EmailSubject: subject,
      SmsMessage: sms,
    }),
  });
}

/**
 * The trigger before tokens has an old and a new member; each shows the other (documented: they must agree).
 */
function lambdaConfigFrom(given: NonNullable<PoolSettings['LambdaConfig']>): typeof given {
  const config = given.PreTokenGenerationConfig;
  const arn = config?.LambdaArn ?? given.PreTokenGeneration;
  if (arn === undefined) return given;
  return {
    ...given,
    PreTokenGeneration: arn,
    PreTokenGenerationConfig: config ?? { LambdaVersion: 'V1_0', LambdaArn: arn },
  };
}
