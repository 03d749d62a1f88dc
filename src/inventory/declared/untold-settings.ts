import { passwordPolicyEntry } from '../../config/password-policy-entry.ts';
import { triggerNames } from '../../config/pool-entry.ts';
import { isObject } from '../../pool/is-object.ts';
import { type Members, members } from '../../pool/members.ts';
import type { DeployedClient, DeployedSettings } from '../deployed.ts';

/** The members of the API that each setting is told by. */
type Tellers<K extends string> = Readonly<
  Record<K, readonly string[] | Readonly<Record<string, readonly string[]>>>
>;

const policy = 'Policies.PasswordPolicy';
const template = 'VerificationMessageTemplate';
const invite = 'AdminCreateUserConfig.InviteMessageTemplate';

const poolTellers: Tellers<keyof DeployedSettings> = {
  tier: ['UserPoolTier'],
  domain: ['Domain'],
  signUp: ['AdminCreateUserConfig.AllowAdminCreateUserOnly'],
  usernameAttributes: ['UsernameAttributes'],
  aliasAttributes: ['AliasAttributes'],
  autoVerifiedAttributes: ['AutoVerifiedAttributes'],
  verifyBeforeUpdate: ['UserAttributeUpdateSettings'],
  usernamesCaseSensitive: ['UsernameConfiguration'],
  requiredAttributes: ['Schema'],
  customAttributes: ['Schema'],
  recovery: ['AccountRecoverySetting'],
  passwordPolicy: {
    ...Object.fromEntries(Object.keys(passwordPolicyEntry.shape).map(key => [key, [policy]])),
    temporaryPasswordValidityDays: [policy, 'AdminCreateUserConfig.UnusedAccountValidityDays'],
  },
  mfa: ['MfaConfiguration'],
  mfaFactors: [
    ...['MfaConfiguration', 'SmsMfaConfiguration', 'SoftwareTokenMfaConfiguration', 'EmailMfaConfiguration'],
  ],
  firstFactors: ['Policies.SignInPolicy'],
  acrLevels: ['AcrConfiguration'],
  passkeys: ['WebAuthnConfiguration'],
  devices: ['DeviceConfiguration'],
  sessions: ['UserSessionTracking'],
  threatProtection: ['UserPoolAddOns'],
  sms: ['SmsConfiguration'],
  triggers: {
    ...Object.fromEntries(triggerNames.map(name => [name, [`LambdaConfig.${name}`]])),
    PreTokenGeneration: ['LambdaConfig.PreTokenGeneration', 'LambdaConfig.PreTokenGenerationConfig'],
  },
  preTokenGenerationVersion: ['LambdaConfig.PreTokenGenerationConfig'],
  senderKey: ['LambdaConfig.KMSKeyID'],
  messages: {
    'verification.subject': [`${template}.EmailSubject`, 'EmailVerificationSubject'],
    'verification.email': [`${template}.EmailMessage`, 'EmailVerificationMessage'],
    'verification.sms': [`${template}.SmsMessage`, 'SmsVerificationMessage'],
    invitation: [invite],
    'authentication.subject': ['EmailMfaConfiguration.Subject'],
    'authentication.email': ['EmailMfaConfiguration.Message'],
    'authentication.sms': ['SmsAuthenticationMessage'],
  },
  mail: {
    sendingAccount: ['EmailConfiguration.EmailSendingAccount'],
    from: ['EmailConfiguration.From'],
    replyTo: ['EmailConfiguration.ReplyToEmailAddress'],
    sourceArn: ['EmailConfiguration.SourceArn'],
    configurationSet: ['EmailConfiguration.ConfigurationSet'],
  },
  deletionProtection: ['DeletionProtection'],
  tags: ['UserPoolTags'],
};

const clientTellers: Tellers<keyof DeployedClient['settings']> = {
  callbackUrls: ['CallbackURLs'],
  logoutUrls: ['LogoutURLs'],
  oauthFlows: ['AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient'],
  oauthScopes: ['AllowedOAuthScopes'],
  authFlows: ['ExplicitAuthFlows'],
  preventUserExistenceErrors: ['PreventUserExistenceErrors'],
  readAttributes: ['ReadAttributes'],
  writeAttributes: ['WriteAttributes'],
  tokenRevocation: ['EnableTokenRevocation'],
  trustUserContext: ['EnablePropagateAdditionalUserContextData'],
  accessTokenValidity: ['AccessTokenValidity', 'TokenValidityUnits.AccessToken'],
  idTokenValidity: ['IdTokenValidity', 'TokenValidityUnits.IdToken'],
  refreshTokenValidity: ['RefreshTokenValidity', 'TokenValidityUnits.RefreshToken'],
  refreshTokenRotation: ['RefreshTokenRotation'],
  authSessionMinutes: ['AuthSessionValidity'],
};

/** The settings of a pool without those that members tell that are not told. */
export function toldSettings(settings: DeployedSettings, untold: ReadonlySet<string>): DeployedSettings {
  // All that may be taken out is optional.
  return without(settings, poolTellers, untold) as DeployedSettings;
}

/** As toldSettings, of an app client. */
export function toldClientSettings(
  settings: DeployedClient['settings'],
  untold: ReadonlySet<string>,
): DeployedClient['settings'] {
  // All that may be taken out is optional.
  return without(settings, clientTellers, untold) as DeployedClient['settings'];
}

function without(settings: object, tellers: Tellers<string>, untold: ReadonlySet<string>): object {
  const paths = Object.entries(tellers).flatMap(([key, by]) =>
    isObject(by)
      ? Object.entries(by).map(([within, names]) => [[key, ...within.split('.')], names] as const)
      : [[[key], by] as const],
  );
  return paths
    .filter(([, names]) => names.some(name => isUntoldOrWithin(name, untold)))
    .reduce((rest, [path]) => removed(rest, path), members(settings));
}

/** A member is not told either where the structure that it stands in is not. */
function isUntoldOrWithin(name: string, untold: ReadonlySet<string>): boolean {
  return untold.has(name) || untold.has(name.split('.')[0] ?? name);
}

function removed(from: Members, [key = '', ...rest]: readonly string[]): Members {
  const { [key]: value, ...others } = from;
  return rest.length === 0 || value === undefined
    ? others
    : { ...others, [key]: removed(members(value), rest) };
}
