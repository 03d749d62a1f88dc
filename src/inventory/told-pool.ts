import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { triggerNames } from '../config/pool-entry.ts';
import { recoveryWays } from '../pool/recovery.ts';
import type { CognitoReads, DescribedPool } from '../surroundings/cognito-reads.ts';
import { triggersOf } from '../surroundings/triggers-of.ts';
import type { DeployedSettings, Inexpressible } from './deployed.ts';
import { onlyKnown } from './only-known.ts';
import { toldSchema } from './told-schema.ts';

const firstFactors = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;

/** What GetUserPoolMfaConfig and GetUserPoolSessionConfiguration tell; absent where they could not be asked. */
export interface ToldBeside {
  readonly mfa?: Awaited<ReturnType<CognitoReads['mfa']>>;
  readonly sessions?: Awaited<ReturnType<CognitoReads['sessions']>>;
}

/** The settings of a pool as the API tells them, in the words of pools.yaml. */
export function toldPool(pool: DescribedPool, { mfa, sessions }: ToldBeside): DeployedSettings {
  const { PasswordPolicy: policy = {}, SignInPolicy: first } = pool.Policies ?? {};
  const { AdminCreateUserConfig: admin, DeviceConfiguration: devices } = pool;
  return {
    tier: pool.UserPoolTier ?? 'ESSENTIALS',
    domain: pool.Domain ?? null,
    signUp: admin?.AllowAdminCreateUserOnly === true ? 'closed' : 'open',
    usernameAttributes: pool.UsernameAttributes ?? [],
    aliasAttributes: pool.AliasAttributes ?? [],
    autoVerifiedAttributes: pool.AutoVerifiedAttributes ?? [],
    verifyBeforeUpdate: pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [],
    usernamesCaseSensitive: pool.UsernameConfiguration?.CaseSensitive ?? null,
    ...toldSchema(pool.SchemaAttributes ?? []),
    recovery: [...recoveryWays(pool)],
    passwordPolicy: {
      minimumLength: policy.MinimumLength ?? 8,
      requireLowercase: policy.RequireLowercase ?? false,
      requireUppercase: policy.RequireUppercase ?? false,
      requireNumbers: policy.RequireNumbers ?? false,
      requireSymbols: policy.RequireSymbols ?? false,
      temporaryPasswordValidityDays:
        policy.TemporaryPasswordValidityDays || admin?.UnusedAccountValidityDays || 7,
      passwordHistorySize: policy.PasswordHistorySize ?? 0,
    },
    mfa: pool.MfaConfiguration ?? 'OFF',
    firstFactors: onlyKnown(firstFactors, first?.AllowedFirstAuthFactors ?? ['PASSWORD']),
    acrLevels: levels(pool.AcrConfiguration),
    devices: devices
      ? {
          remember: devices.DeviceOnlyRememberedOnUserPrompt === true ? 'whenAsked' : 'always',
          standForSecondFactor: devices.ChallengeRequiredOnNewDevice ?? false,
        }
      : null,
    threatProtection: pool.UserPoolAddOns?.AdvancedSecurityMode ?? 'OFF',
    sms: sms(pool.SmsConfiguration),
    triggers: triggers(pool),
    preTokenGenerationVersion: pool.LambdaConfig?.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0',
    senderKey: pool.LambdaConfig?.KMSKeyID === undefined ? null : { arn: pool.LambdaConfig.KMSKeyID },
    messages: messages(pool, mfa),
    mail: {
      sendingAccount: pool.EmailConfiguration?.EmailSendingAccount ?? 'COGNITO_DEFAULT',
      from: pool.EmailConfiguration?.From ?? null,
      replyTo: pool.EmailConfiguration?.ReplyToEmailAddress ?? null,
      sourceArn: pool.EmailConfiguration?.SourceArn ?? null,
      configurationSet: pool.EmailConfiguration?.ConfigurationSet ?? null,
    },
    deletionProtection: pool.DeletionProtection === 'ACTIVE',
    // Tags of AWS itself, such as those of a stack, are nothing that anybody sets.
    tags: Object.fromEntries(
      Object.entries(pool.UserPoolTags ?? {}).filter(([name]) => !name.startsWith('aws:')),
    ),
    ...(mfa && { mfaFactors: factors(mfa), passkeys: passkeys(mfa.WebAuthnConfiguration) }),
    ...(sessions && {
      sessions:
        sessions.UserSessionTracking === 'ENABLED'
          ? { tracking: true, mostPerUser: sessions.TokenSession?.MaxPerUser ?? 20 }
          : null,
    }),
  };
}

function triggers(pool: DescribedPool): NonNullable<DeployedSettings['triggers']> {
  const arns = new Map(triggersOf(pool).map(({ trigger, arn }) => [trigger, arn]));
  return Object.fromEntries(triggerNames.map(name => [name, arns.get(name) ?? null]));
}

/** A level that keeps its default name is as if it were not named. */
function levels(
  configured: NonNullable<DescribedPool['AcrConfiguration']> = {},
): NonNullable<DeployedSettings['acrLevels']> | null {
  const nameOf = (level: 1 | 2 | 3 | 4) => {
    const name = configured[`Level${level}`]?.AcrValue;
    return name === undefined || name === `urn:cognito:loa:${level}` ? null : name;
  };
  const named = { level1: nameOf(1), level2: nameOf(2), level3: nameOf(3), level4: nameOf(4) };
  return Object.values(named).every(name => name === null) ? null : named;
}

function sms(configured: Sdk.SmsConfigurationType | undefined): NonNullable<DeployedSettings['sms']> | null {
  if (configured?.SnsCallerArn === undefined) return null;
  return {
    callerArn: configured.SnsCallerArn,
    externalId: configured.ExternalId ?? null,
    region: configured.SnsRegion ?? null,
  };
}

/** What may stand for a second factor; nothing where nobody is asked for one. */
function factors(mfa: NonNullable<ToldBeside['mfa']>): NonNullable<DeployedSettings['mfaFactors']> | null {
  if ((mfa.MfaConfiguration ?? 'OFF') === 'OFF') return null;
  const on = [
    ...(mfa.SmsMfaConfiguration ? (['SMS_MFA'] as const) : []),
    ...(mfa.SoftwareTokenMfaConfiguration?.Enabled ? (['SOFTWARE_TOKEN_MFA'] as const) : []),
    ...(mfa.EmailMfaConfiguration ? (['EMAIL_OTP'] as const) : []),
  ];
  return on.length > 0 ? on : null;
}

function passkeys(
  configured: Sdk.WebAuthnConfigurationType | undefined,
): NonNullable<DeployedSettings['passkeys']> | null {
  if (configured?.RelyingPartyId === undefined) return null;
  return {
    relyingParty: configured.RelyingPartyId,
    userVerification: configured.UserVerification ?? 'preferred',
    standForBothFactors: configured.FactorConfiguration === 'MULTI_FACTOR_WITH_USER_VERIFICATION',
  };
}

function messages(pool: DescribedPool, mfa: ToldBeside['mfa']): NonNullable<DeployedSettings['messages']> {
  const { VerificationMessageTemplate: template = {}, AdminCreateUserConfig: admin } = pool;
  const { InviteMessageTemplate: invite = {} } = admin ?? {};
  return {
    verification: {
      subject: template.EmailSubject ?? pool.EmailVerificationSubject ?? null,
      email: template.EmailMessage ?? pool.EmailVerificationMessage ?? null,
      sms: template.SmsMessage ?? pool.SmsVerificationMessage ?? null,
    },
    invitation: {
      subject: invite.EmailSubject ?? null,
      email: invite.EmailMessage ?? null,
      sms: invite.SMSMessage ?? null,
    },
    authentication: {
      sms: pool.SmsAuthenticationMessage ?? null,
      ...(mfa && {
        subject: mfa.EmailMfaConfiguration?.Subject ?? null,
        email: mfa.EmailMfaConfiguration?.Message ?? null,
      }),
    },
  };
}

/** What the API tells of a pool and pools.yaml has no key for. */
export function beyondPool(pool: DescribedPool): readonly Inexpressible[] {
  const { VerificationMessageTemplate: template = {}, LambdaConfig = {}, UserPoolAddOns: addOns } = pool;
  const known: readonly string[] = triggerNames;
  const custom = addOns?.AdvancedSecurityAdditionalFlows?.CustomAuthMode;
  const others = triggersOf({ LambdaConfig }).filter(({ trigger }) => !known.includes(trigger));
  return [
    ...(pool.CustomDomain ? [{ field: 'CustomDomain', value: pool.CustomDomain }] : []),
    ...others.map(({ trigger, arn }) => ({ field: `LambdaConfig.${trigger}`, value: arn })),
    ...(template.DefaultEmailOption === 'CONFIRM_WITH_LINK'
      ? [{ field: 'VerificationMessageTemplate', value: 'CONFIRM_WITH_LINK, a link in place of a code' }]
      : []),
    ...(custom ? [{ field: 'UserPoolAddOns.AdvancedSecurityAdditionalFlows', value: custom }] : []),
    ...(pool.KeyConfiguration?.KeyType === 'CUSTOMER_MANAGED_KEY'
      ? [{ field: 'KeyConfiguration', value: 'CUSTOMER_MANAGED_KEY' }]
      : []),
    ...(pool.IssuerConfiguration?.Type !== undefined && pool.IssuerConfiguration.Type !== 'ORIGINAL'
      ? [{ field: 'IssuerConfiguration', value: pool.IssuerConfiguration.Type }]
      : []),
  ];
}
