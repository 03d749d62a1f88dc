import type { CreateUserPoolCommandInput } from '@aws-sdk/client-cognito-identity-provider';
import { accountId, region } from './node.ts';

export type Given = Partial<CreateUserPoolCommandInput>;

/** Settings that are refused, and what is answered. */
export interface Refusal {
  readonly name: string;
  readonly given: Given;
  readonly type?: string;
  readonly message: string;
  readonly cause: string;
}

const functionArn = `arn:aws:lambda:${region}:${accountId}:function:f`;
export const needsPlan = (tier: string, feature: string): string =>
  `The following features need to be disabled for the ${tier} pricing tier configured: ${feature}`;
const tier = 'FeatureUnavailableInTierException';

/** Of the settings that creation and update share. */
export const refusals: readonly Refusal[] = [
  {
    name: 'admin_only beside another way',
    given: {
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'admin_only', Priority: 1 },
          { Name: 'verified_email', Priority: 2 },
        ],
      },
    },
    message: 'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
    cause: 'recovery-admin-only-not-alone',
  },
  ...(['priority', 'name'] as const).map(same => ({
    name: `two ways with the same ${same}`,
    given: {
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Name: 'verified_email' as const, Priority: 1 },
          same === 'name'
            ? { Name: 'verified_email' as const, Priority: 2 }
            : { Name: 'verified_phone_number' as const, Priority: 1 },
        ],
      },
    },
    message: 'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
    cause: 'recovery-duplicates',
  })),
  {
    name: 'first factors without the password',
    given: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['EMAIL_OTP'] } } },
    message: 'Password should be configured as one of the allowed first auth factors.',
    cause: 'first-factors-without-password',
  },
  {
    name: 'an authenticator app as a first factor',
    given: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'SOFTWARE_TOKEN'] } } },
    message: 'SOFTWARE_TOKEN is not supported as a first auth factor.',
    cause: 'first-factor-not-supported',
  },
  {
    name: 'MFA without SMS',
    given: { MfaConfiguration: 'ON' },
    message:
      'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
    cause: 'mfa-without-sms',
  },
  {
    name: 'verified phone numbers without SMS',
    given: { AutoVerifiedAttributes: ['phone_number'] },
    message: 'SMS configuration is required when phone_number is selected for auto verification',
    cause: 'verified-phone-without-sms',
  },
  {
    name: 'held back until verified, but never verified',
    given: {
      AutoVerifiedAttributes: [],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    },
    message:
      'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
    cause: 'verified-before-update-not-verified',
  },
  {
    name: 'two names of one lifetime',
    given: {
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 7 } },
      AdminCreateUserConfig: { UnusedAccountValidityDays: 7 },
    },
    message:
      'Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays',
    cause: 'temporary-password-days-twice',
  },
  {
    name: 'DEVELOPER without an identity',
    given: { EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } },
    message: 'Source ARN is required to use DEVELOPER email sending owner',
    cause: 'developer-mail-without-identity',
  },
  {
    name: 'an identity in a region that mail is not sent from',
    given: {
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        SourceArn: `arn:aws:ses:ap-south-1:${accountId}:identity/example.com`,
      },
    },
    message:
      'Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2.',
    cause: 'mail-identity-in-wrong-region',
  },
  {
    name: 'a sender that is no address',
    given: { EmailConfiguration: { From: 'Example' } },
    message: 'Provided From email address is invalid',
    cause: 'from-address-invalid',
  },
  {
    name: 'two functions for the trigger before tokens',
    given: {
      LambdaConfig: {
        PreTokenGeneration: functionArn,
        PreTokenGenerationConfig: { LambdaVersion: 'V1_0', LambdaArn: `${functionArn}2` },
      },
    },
    message:
      "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    cause: 'pre-token-generation-disagrees',
  },
  {
    name: 'a custom sender without a key',
    given: { LambdaConfig: { CustomEmailSender: { LambdaVersion: 'V1_0', LambdaArn: functionArn } } },
    message: 'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
    cause: 'custom-sender-without-key',
  },
  {
    name: 'a function in another region',
    given: { LambdaConfig: { PreSignUp: functionArn.replace(region, 'eu-west-1') } },
    message: 'Cross-region lambda functions are not supported',
    cause: 'trigger-in-another-region',
  },
  {
    name: 'a tag of AWS',
    given: { UserPoolTags: { 'aws:x': 'y' } },
    type: 'UserPoolTaggingException',
    message: 'Tag keys that begin with aws: are reserved.',
    cause: 'pool-tags-refused',
  },
  {
    name: 'too many tags',
    given: { UserPoolTags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`t${n}`, ''])) },
    type: 'UserPoolTaggingException',
    message: 'A user pool can have at most 50 tags.',
    cause: 'pool-tags-refused',
  },
  {
    name: 'threat protection on ESSENTIALS',
    given: { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
    type: tier,
    message: needsPlan('ESSENTIALS', 'Threat Protection'),
    cause: 'feature-not-in-tier',
  },
  {
    name: 'passwordless sign-in on LITE',
    given: {
      UserPoolTier: 'LITE',
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
    },
    type: tier,
    message: needsPlan('LITE', 'Passwordless Sign-In'),
    cause: 'feature-not-in-tier',
  },
  {
    name: 'two features on LITE',
    given: {
      UserPoolTier: 'LITE',
      UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' },
      LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion: 'V2_0', LambdaArn: functionArn } },
    },
    type: tier,
    message: needsPlan(
      'LITE',
      'Threat Protection, Token Customization with Pre-Token Generation Lambda V2_0',
    ),
    cause: 'feature-not-in-tier',
  },
];
