import type { ClientEntry } from '../config/client-entry.ts';
import { functionEntryOf, type ToldBy } from '../config/function-entry-of.ts';
import type { PoolEntry } from '../config/pool-entry.ts';
import type { PoolsFile } from '../config/pools-file.ts';
import { senderKeyArn } from '../config/sender-key-arn.ts';
import { regionOf } from '../pool/pool.ts';
import type { DeployedClient, DeployedPool, DeployedSettings, FunctionReference } from './deployed.ts';

/*
 * pools.yaml and what exists, each brought to the form in which they can be compared: what means the same reads the same.
 */

type Functions = Pick<PoolsFile, 'account' | 'functions'>;

/**
 * The name that a function has in pools.yaml; the reference itself where the file does not have it. A reference without an
 * account is the name, with its version or alias.
 */
function functionNameOf(file: Functions, reference: FunctionReference, by: ToldBy): string {
  if (reference.startsWith('arn:')) return functionEntryOf(file, reference, by)?.name ?? reference;
  const [unqualified] = reference.split(':');
  const entries = Object.entries(file.functions);
  const named = (wanted: string | undefined) =>
    entries.find(([, { arn }]) => arn !== undefined && arn.split(':').slice(6).join(':') === wanted);
  const found =
    named(reference) ??
    named(unqualified) ??
    entries.find(([name, { arn }]) => name === unqualified && arn === undefined);
  // A name that pools.yaml gives to another function must not read as that one.
  return found?.[0] ?? (Object.hasOwn(file.functions, reference) ? `function:${reference}` : reference);
}

/** The settings of a pool as pools.yaml describes them. */
export function describedSettings(entry: PoolEntry, { account }: Functions): DeployedSettings {
  const {
    id: _id,
    name: _name,
    resetCodeBinding: _binding,
    limits: _limits,
    issuer: _issuer,
    ...rest
  } = entry;
  const { senderKey: _key, groups: _groups, resourceServers: _servers, clients: _clients, ...more } = rest;
  const { users: _users, sms, mfaFactors, sessions, acrLevels, passwordPolicy, ...settings } = more;
  const { temporaryPasswordValidityDays: days } = passwordPolicy;
  const { CustomEmailSender, CustomSMSSender } = entry.triggers;
  const hasSender = CustomEmailSender !== undefined || CustomSMSSender !== undefined;
  return {
    ...settings,
    // 0 is the default (documented).
    passwordPolicy: { ...passwordPolicy, temporaryPasswordValidityDays: days || 7 },
    mfaFactors: entry.mfa === 'OFF' ? null : (mfaFactors ?? ['SOFTWARE_TOKEN_MFA']),
    sessions: sessions?.tracking ? sessions : null,
    acrLevels: namedLevels(acrLevels),
    sms: sms ? smsOf(sms, regionOf(entry.id)) : null,
    senderKey: hasSender ? { arn: senderKeyArn(entry, account) } : null,
  };
}

/** The settings of a pool that exists, with its functions by the names of pools.yaml. */
export function actualSettings(pool: DeployedPool, file: Functions, by: ToldBy = 'aws'): DeployedSettings {
  const { triggers, sms, senderKey, preTokenGenerationVersion: version, ...settings } = pool.settings;
  const named = triggers && namedTriggers(triggers, file, by);
  // A key or a version that no function takes does nothing.
  const hasSender = Boolean(triggers?.CustomEmailSender ?? triggers?.CustomSMSSender);
  const { region } = pool;
  return {
    ...settings,
    ...(named && { triggers: named }),
    ...(sms !== undefined && { sms: sms && region !== undefined ? smsOf(sms, region) : sms }),
    ...(senderKey !== undefined && { senderKey: hasSender ? senderKey : null }),
    ...(version !== undefined && triggers?.PreTokenGeneration && { preTokenGenerationVersion: version }),
  };
}

function namedTriggers(
  triggers: NonNullable<DeployedSettings['triggers']>,
  file: Functions,
  by: ToldBy,
): NonNullable<DeployedSettings['triggers']> {
  return Object.fromEntries(
    Object.entries(triggers).map(([trigger, reference]) => [
      trigger,
      typeof reference === 'string' ? functionNameOf(file, reference, by) : null,
    ]),
  );
}

/** SNS of the pool's own region need not be named. */
function smsOf<S extends { readonly region?: string | null }>(sms: S, region: string): S {
  return sms.region === region ? { ...sms, region: null } : sms;
}

function namedLevels(levels: PoolEntry['acrLevels']): NonNullable<DeployedSettings['acrLevels']> | null {
  const own = Object.entries(levels ?? {}).filter(
    ([level, name]) => name !== undefined && name !== `urn:cognito:loa:${level.slice('level'.length)}`,
  );
  return own.length > 0 ? Object.fromEntries(own) : null;
}

/** The settings of an app client as pools.yaml describes them. */
export function describedClientSettings(entry: ClientEntry): DeployedClient['settings'] {
  const {
    id: _id,
    name: _name,
    secret: _secret,
    generateSecret: _made,
    signInUrl: _url,
    ...settings
  } = entry;
  // The default has the flow, which rotation excludes.
  const isRotating = entry.refreshTokenRotation !== undefined;
  const authFlows = entry.authFlows.filter(flow => !isRotating || flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
  return { ...settings, authFlows };
}
