import { acrConfiguration } from '../config/acr-levels-entry.ts';
import { describedSchema } from '../config/described-schema.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { Input } from '../model/operation.ts';
import type { DescribedPool } from '../operations/pools/apply-pool.ts';
import type { MfaConfigInput } from '../pool/mfa-config.ts';
import { present } from '../pool/present.ts';
import { lambdaInput } from './lambda-input.ts';

type PoolEntry = PoolsFile['pools'][number];

/** What CreateUserPool would be asked for a pool of pools.yaml. */
export function poolInput(pool: PoolEntry, account: string): Input<'CreateUserPool'> {
  const policy = pool.passwordPolicy;
  return {
    PoolName: pool.name,
    Policies: {
      SignInPolicy: { AllowedFirstAuthFactors: pool.firstFactors },
      PasswordPolicy: {
        MinimumLength: policy.minimumLength,
        RequireLowercase: policy.requireLowercase,
        RequireUppercase: policy.requireUppercase,
        RequireNumbers: policy.requireNumbers,
        RequireSymbols: policy.requireSymbols,
        TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
        ...(policy.passwordHistorySize > 0 && { PasswordHistorySize: policy.passwordHistorySize }),
      },
    },
    ...(pool.acrLevels && { AcrConfiguration: acrConfiguration(pool.acrLevels) }),
    ...schemaInput(pool),
    DeletionProtection: pool.deletionProtection ? 'ACTIVE' : 'INACTIVE',
    LambdaConfig: lambdaInput(pool, account),
    ...(pool.usernameAttributes.length > 0 && { UsernameAttributes: pool.usernameAttributes }),
    ...(pool.aliasAttributes.length > 0 && { AliasAttributes: pool.aliasAttributes }),
    ...(pool.usernamesCaseSensitive !== undefined && {
      UsernameConfiguration: { CaseSensitive: pool.usernamesCaseSensitive },
    }),
    ...(pool.autoVerifiedAttributes.length > 0 && { AutoVerifiedAttributes: pool.autoVerifiedAttributes }),
    EmailConfiguration: {
      EmailSendingAccount: pool.mail.sendingAccount,
      ...(pool.mail.from !== undefined && { From: pool.mail.from }),
      ...(pool.mail.replyTo !== undefined && { ReplyToEmailAddress: pool.mail.replyTo }),
      ...(pool.mail.sourceArn !== undefined && { SourceArn: pool.mail.sourceArn }),
      ...(pool.mail.configurationSet !== undefined && { ConfigurationSet: pool.mail.configurationSet }),
    },
    ...(pool.sms && {
      SmsConfiguration: {
        SnsCallerArn: pool.sms.callerArn,
        ...(pool.sms.externalId !== undefined && { ExternalId: pool.sms.externalId }),
        ...(pool.sms.region !== undefined && { SnsRegion: pool.sms.region }),
      },
    }),
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: pool.verifyBeforeUpdate },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: pool.signUp === 'closed',
      ...invitationInput(pool),
    },
    ...verificationInput(pool),
    AccountRecoverySetting: {
      RecoveryMechanisms: pool.recovery.map((Name, index) => ({ Name, Priority: index + 1 })),
    },
    ...present({ SmsAuthenticationMessage: pool.messages.authentication.sms }),
    UserPoolTags: pool.tags,
    UserPoolTier: pool.tier,
    ...(pool.devices && {
      DeviceConfiguration: {
        ChallengeRequiredOnNewDevice: pool.devices.standForSecondFactor,
        DeviceOnlyRememberedOnUserPrompt: pool.devices.remember === 'whenAsked',
      },
    }),
    ...(pool.threatProtection !== 'OFF' && {
      UserPoolAddOns: { AdvancedSecurityMode: pool.threatProtection },
    }),
  };
}

type CreateInput = Input<'CreateUserPool'>;

function verificationInput({ messages }: PoolEntry): Pick<CreateInput, 'VerificationMessageTemplate'> {
  const { subject, email, sms } = messages.verification;
  const template = present({ EmailSubject: subject, EmailMessage: email, SmsMessage: sms });
  return Object.keys(template).length > 0 ? { VerificationMessageTemplate: template } : {};
}

function invitationInput({ messages }: PoolEntry): CreateInput['AdminCreateUserConfig'] {
  const { subject, email, sms } = messages.invitation;
  const template = present({ EmailSubject: subject, EmailMessage: email, SMSMessage: sms });
  return Object.keys(template).length > 0 ? { InviteMessageTemplate: template } : {};
}

function schemaInput(pool: PoolEntry): Pick<Input<'CreateUserPool'>, 'Schema'> {
  const Schema = describedSchema(pool);
  return Schema.length > 0 ? { Schema } : {};
}

/** What SetUserPoolMfaConfig would be asked for a pool of pools.yaml. */
export function mfaInput(pool: PoolEntry): MfaConfigInput {
  if (pool.mfa === 'OFF') return { MfaConfiguration: 'OFF', ...passkeysInput(pool) };
  const factors = pool.mfaFactors ?? ['SOFTWARE_TOKEN_MFA'];
  const { subject, email, sms } = pool.messages.authentication;
  return {
    MfaConfiguration: pool.mfa,
    ...(factors.includes('SMS_MFA') && {
      SmsMfaConfiguration: present({ SmsAuthenticationMessage: sms }),
    }),
    ...(factors.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(factors.includes('EMAIL_OTP') && {
      EmailMfaConfiguration: present({ Subject: subject, Message: email }),
    }),
    ...passkeysInput(pool),
  };
}

/**
 * What SetUserPoolSessionConfiguration would set for a pool of pools.yaml; undefined
 * where that says nothing of it.
 */
export function describedSessions({ sessions }: PoolEntry): DescribedPool['sessions'] {
  return (
    sessions && { tracking: sessions.tracking ? 'ENABLED' : 'DISABLED', mostPerUser: sessions.mostPerUser }
  );
}

function passkeysInput({ passkeys }: PoolEntry): Pick<MfaConfigInput, 'WebAuthnConfiguration'> {
  if (!passkeys) return {};
  const { relyingParty, userVerification, standForBothFactors } = passkeys;
  return {
    WebAuthnConfiguration: {
      RelyingPartyId: relyingParty,
      UserVerification: userVerification,
      FactorConfiguration: standForBothFactors ? 'MULTI_FACTOR_WITH_USER_VERIFICATION' : 'SINGLE_FACTOR',
    },
  };
}
