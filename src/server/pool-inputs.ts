import { acrConfiguration } from '../config/acr-levels-entry.ts';
import type { ClientEntry } from '../config/client-entry.ts';
import { describedSchema } from '../config/described-schema.ts';
import type { Duration } from '../config/duration.ts';
import type { GroupEntry } from '../config/group-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import type { ResourceServerEntry } from '../config/resource-server-entry.ts';
import type { Input } from '../model/operation.ts';
import type { DescribedPool } from '../operations/pools/apply-pool.ts';
import type { MfaConfigInput } from '../pool/mfa-config.ts';
import { regionOf } from '../pool/pool.ts';
import { present } from '../pool/present.ts';

type PoolEntry = PoolsFile['pools'][number];

/** What CreateUserPool would be asked for a pool of pools.yaml. */
export function poolInput(pool: PoolEntry, account: string): Input<'CreateUserPool'> {
  const policy = pool.passwordPolicy;
  const arnOf = (name: string) => `arn:aws:lambda:${regionOf(pool.id)}:${account}:function:${name}`;
  const triggers = Object.entries(pool.triggers).map(([trigger, name]) => [trigger, arnOf(name)]);
  const { PreTokenGeneration } = pool.triggers;
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
    LambdaConfig: {
      ...Object.fromEntries(triggers),
      ...(PreTokenGeneration !== undefined && {
        PreTokenGenerationConfig: {
          LambdaArn: arnOf(PreTokenGeneration),
          LambdaVersion: pool.preTokenGenerationVersion,
        },
      }),
    },
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
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: pool.signUp === 'closed' },
    AccountRecoverySetting: {
      RecoveryMechanisms: pool.recovery.map((Name, index) => ({ Name, Priority: index + 1 })),
    },
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

function schemaInput(pool: PoolEntry): Pick<Input<'CreateUserPool'>, 'Schema'> {
  const Schema = describedSchema(pool);
  return Schema.length > 0 ? { Schema } : {};
}

/** What SetUserPoolMfaConfig would be asked for a pool of pools.yaml. */
export function mfaInput(pool: PoolEntry): MfaConfigInput {
  if (pool.mfa === 'OFF') return { MfaConfiguration: 'OFF', ...passkeysInput(pool) };
  const factors = pool.mfaFactors ?? ['SOFTWARE_TOKEN_MFA'];
  return {
    MfaConfiguration: pool.mfa,
    ...(factors.includes('SMS_MFA') && { SmsMfaConfiguration: {} }),
    ...(factors.includes('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(factors.includes('EMAIL_OTP') && { EmailMfaConfiguration: {} }),
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

/** What CreateGroup would be asked for a group of pools.yaml. */
export function groupInput(
  poolId: string,
  { name, description, precedence, roleArn }: GroupEntry,
): Input<'CreateGroup'> {
  return {
    UserPoolId: poolId,
    GroupName: name,
    ...present({ Description: description, Precedence: precedence, RoleArn: roleArn }),
  };
}

/** What CreateResourceServer would be asked for a resource server of pools.yaml. */
export function resourceServerInput(
  poolId: string,
  { identifier, name, scopes }: ResourceServerEntry,
): Input<'CreateResourceServer'> {
  return {
    UserPoolId: poolId,
    Identifier: identifier,
    Name: name,
    Scopes: Object.entries(scopes).map(([ScopeName, ScopeDescription]) => ({ ScopeName, ScopeDescription })),
  };
}

/** What CreateUserPoolClient would be asked for an app client of pools.yaml. */
export function clientInput(poolId: string, client: ClientEntry): Input<'CreateUserPoolClient'> {
  const { refreshTokenRotation: rotation } = client;
  const { accessTokenValidity: access, idTokenValidity: id, refreshTokenValidity: refresh } = client;
  const units = {
    ...(access && { AccessToken: access.unit }),
    ...(id && { IdToken: id.unit }),
    ...(refresh && { RefreshToken: refresh.unit }),
  };
  return {
    UserPoolId: poolId,
    ClientName: client.name,
    ExplicitAuthFlows: rotation
      ? client.authFlows.filter(flow => flow !== 'ALLOW_REFRESH_TOKEN_AUTH')
      : client.authFlows,
    ...(rotation && {
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: rotation.graceSeconds },
    }),
    AuthSessionValidity: client.authSessionMinutes,
    ...(client.secret !== undefined && { ClientSecret: client.secret }),
    ...(client.generateSecret && client.secret === undefined && { GenerateSecret: true }),
    ...(client.preventUserExistenceErrors && {
      PreventUserExistenceErrors: client.preventUserExistenceErrors,
    }),
    ...(client.readAttributes.length > 0 && { ReadAttributes: client.readAttributes }),
    ...(client.writeAttributes.length > 0 && { WriteAttributes: client.writeAttributes }),
    EnableTokenRevocation: client.tokenRevocation,
    EnablePropagateAdditionalUserContextData: client.trustUserContext,
    ...validity('AccessTokenValidity', access),
    ...validity('IdTokenValidity', id),
    ...validity('RefreshTokenValidity', refresh),
    ...(Object.keys(units).length > 0 && { TokenValidityUnits: units }),
    ...(client.callbackUrls.length > 0 && { CallbackURLs: client.callbackUrls }),
    ...(client.logoutUrls.length > 0 && { LogoutURLs: client.logoutUrls }),
    ...(client.oauthFlows.length > 0 && {
      AllowedOAuthFlows: client.oauthFlows,
      AllowedOAuthFlowsUserPoolClient: true,
    }),
    ...(client.oauthScopes.length > 0 && { AllowedOAuthScopes: client.oauthScopes }),
  };
}

function validity<K extends string>(member: K, duration: Duration | undefined): { [P in K]?: number } {
  const given: { [P in K]?: number } = {};
  if (duration) given[member] = duration.value;
  return given;
}
