import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { list, structure, text, truth, whole, word } from './api-kinds.ts';

const words = <T extends string>() => list(word<T>()).exactOptional();
const named = <T extends string>() => word<T>().exactOptional();
const said = () => text().exactOptional();

const sender = structure({
  LambdaArn: text(),
  LambdaVersion: word<Sdk.CustomEmailSenderLambdaVersionType>(),
});

const lambdaConfig = structure({
  CreateAuthChallenge: said(),
  CustomEmailSender: sender.exactOptional(),
  CustomMessage: said(),
  CustomSMSSender: sender.exactOptional(),
  DefineAuthChallenge: said(),
  InboundFederation: structure({
    LambdaArn: text(),
    LambdaVersion: word<Sdk.InboundFederationLambdaVersionType>(),
  }).exactOptional(),
  KMSKeyID: said(),
  PostAuthentication: said(),
  PostConfirmation: said(),
  PreAuthentication: said(),
  PreSignUp: said(),
  PreTokenGeneration: said(),
  PreTokenGenerationConfig: structure({
    LambdaArn: text(),
    LambdaVersion: word<Sdk.PreTokenGenerationLambdaVersionType>(),
  }).exactOptional(),
  UserMigration: said(),
  VerifyAuthChallengeResponse: said(),
});

const schemaAttribute = structure({
  Name: said(),
  AttributeDataType: named<Sdk.AttributeDataType>(),
  DeveloperOnlyAttribute: truth().exactOptional(),
  Mutable: truth().exactOptional(),
  Required: truth().exactOptional(),
  StringAttributeConstraints: structure({ MinLength: said(), MaxLength: said() }).exactOptional(),
  NumberAttributeConstraints: structure({ MinValue: said(), MaxValue: said() }).exactOptional(),
});

/** A pool as CreateUserPool and SetUserPoolMfaConfig would be asked for it, as far as a source tells it. */
export const declaredPool = structure({
  Name: said(),
  AccountRecoverySetting: structure({
    RecoveryMechanisms: list(
      structure({ Name: word<Sdk.RecoveryOptionNameType>(), Priority: whole() }),
    ).exactOptional(),
  }).exactOptional(),
  AdminCreateUserConfig: structure({
    AllowAdminCreateUserOnly: truth().exactOptional(),
    UnusedAccountValidityDays: whole().exactOptional(),
    InviteMessageTemplate: structure({
      EmailMessage: said(),
      EmailSubject: said(),
      SMSMessage: said(),
    }).exactOptional(),
  }).exactOptional(),
  AliasAttributes: words<Sdk.AliasAttributeType>(),
  AutoVerifiedAttributes: words<Sdk.VerifiedAttributeType>(),
  DeletionProtection: named<Sdk.DeletionProtectionType>(),
  DeviceConfiguration: structure({
    ChallengeRequiredOnNewDevice: truth().exactOptional(),
    DeviceOnlyRememberedOnUserPrompt: truth().exactOptional(),
  }).exactOptional(),
  Domain: said(),
  CustomDomain: said(),
  EmailConfiguration: structure({
    ConfigurationSet: said(),
    EmailSendingAccount: named<Sdk.EmailSendingAccountType>(),
    From: said(),
    ReplyToEmailAddress: said(),
    SourceArn: said(),
  }).exactOptional(),
  EmailVerificationMessage: said(),
  EmailVerificationSubject: said(),
  LambdaConfig: lambdaConfig.exactOptional(),
  MfaConfiguration: named<Sdk.UserPoolMfaType>(),
  Policies: structure({
    PasswordPolicy: structure({
      MinimumLength: whole().exactOptional(),
      PasswordHistorySize: whole().exactOptional(),
      RequireLowercase: truth().exactOptional(),
      RequireNumbers: truth().exactOptional(),
      RequireSymbols: truth().exactOptional(),
      RequireUppercase: truth().exactOptional(),
      TemporaryPasswordValidityDays: whole().exactOptional(),
    }).exactOptional(),
    SignInPolicy: structure({ AllowedFirstAuthFactors: words<Sdk.AuthFactorType>() }).exactOptional(),
  }).exactOptional(),
  Schema: list(schemaAttribute).exactOptional(),
  SmsAuthenticationMessage: said(),
  SmsConfiguration: structure({
    ExternalId: said(),
    SnsCallerArn: text(),
    SnsRegion: said(),
  }).exactOptional(),
  SmsVerificationMessage: said(),
  UserAttributeUpdateSettings: structure({
    AttributesRequireVerificationBeforeUpdate: words<Sdk.VerifiedAttributeType>(),
  }).exactOptional(),
  UserPoolAddOns: structure({
    AdvancedSecurityMode: word<Sdk.AdvancedSecurityModeType>(),
    AdvancedSecurityAdditionalFlows: structure({
      CustomAuthMode: named<Sdk.AdvancedSecurityEnabledModeType>(),
    }).exactOptional(),
  }).exactOptional(),
  UserPoolTags: z.record(z.string(), text(), { error: 'a mapping' }).exactOptional(),
  UserPoolTier: named<Sdk.UserPoolTierType>(),
  UsernameAttributes: words<Sdk.UsernameAttributeType>(),
  UsernameConfiguration: structure({ CaseSensitive: truth() }).exactOptional(),
  VerificationMessageTemplate: structure({
    DefaultEmailOption: named<Sdk.DefaultEmailOptionType>(),
    EmailMessage: said(),
    EmailMessageByLink: said(),
    EmailSubject: said(),
    EmailSubjectByLink: said(),
    SmsMessage: said(),
  }).exactOptional(),
  EmailMfaConfiguration: structure({ Message: said(), Subject: said() }).exactOptional(),
  SmsMfaConfiguration: structure({}).exactOptional(),
  SoftwareTokenMfaConfiguration: structure({ Enabled: truth().exactOptional() }).exactOptional(),
  WebAuthnConfiguration: structure({
    FactorConfiguration: named<Sdk.WebAuthnFactorConfigurationType>(),
    RelyingPartyId: said(),
    UserVerification: named<Sdk.UserVerificationType>(),
  }).exactOptional(),
});
