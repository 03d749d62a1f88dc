import { isDeepStrictEqual } from 'node:util';
import { poolSettingCannotChange } from '../../causes/settings/pool-setting-cannot-change.ts';
import type { Input } from '../../model/operation.ts';
import { isStandardAttribute, type SchemaAttribute, schemaFrom } from '../../pool/attribute-schema.ts';
import { type MfaConfigInput, withMfaConfig } from '../../pool/mfa-config.ts';
import { type LocalSettings, type Pool, regionOf } from '../../pool/pool.ts';
import { poolFromInput } from '../../pool/pool-from-input.ts';
import { filled, present } from '../../pool/present.ts';
import { tierOf } from '../../pool/tier.ts';
import { type PoolSessions, sessionsOf } from '../../pool/user-sessions.ts';
import { checkMfaConfig } from '../mfa/check-mfa-config.ts';
import type { Ports } from '../ports.ts';
import { requireSessionTier } from '../sessions/check-configuration.ts';
import { checkNewPool } from './check-new-pool.ts';
import { checkTierOfClients } from './check-tier.ts';

/** A pool as it is to be. */
export interface DescribedPool {
  readonly id: string;
  /** What CreateUserPool would be given. */
  readonly input: Input<'CreateUserPool'>;
  /** What SetUserPoolMfaConfig would be given. */
  readonly mfa: MfaConfigInput;
  /** What SetUserPoolSessionConfiguration would set; undefined leaves the sessions as they are. */
  readonly sessions?: Pick<PoolSessions, 'tracking' | 'mostPerUser'> | undefined;
  readonly local: LocalSettings;
  /** The prefix of its domain; undefined leaves the domain as it is. */
  readonly domain: string | undefined;
  /** The ids of app clients that are brought to descriptions of their own. The others must suit the plan. */
  readonly clients?: readonly string[];
}

type Uses = Pick<Ports, 'directory' | 'clock' | 'accountId'> & {
  /** Makes the signing keys of a pool that does not exist yet. */
  readonly makeKeys: (poolId: string) => Promise<Pool['keys']>;
};

/**
 * Brings a pool to its description: creates it where it does not exist, otherwise changes what differs. A
 * pool that is as described is not written. Keys, users and attributes that were added since stay.
 *
 * @throws pool-setting-cannot-change, feature-not-in-tier, tier-change-not-allowed, and what
 * `checkNewPool` and `checkMfaConfig` throw
 */
export async function applyPool(uses: Uses, described: DescribedPool): Promise<Pool> {
  const { directory, clock } = uses;
  const { id } = described;
  const region = regionOf(id);
  checkNewPool(described.input, region);

  const current = directory.pool(id);
  if (!current) {
    const pool = asDescribed(uses, described, await uses.makeKeys(id));
    await directory.savePool(pool);
    return pool;
  }

  const wanted = asDescribed(uses, described, current.keys, current);
  checkLasting(current, described.input);
  const others = directory.clientsOf(id).filter(client => !described.clients?.includes(client.id));
  checkTierOfClients(tierOf(wanted), others);
  const settings = {
    ...wanted.settings,
    SchemaAttributes: withAdded(current.settings.SchemaAttributes ?? [], described.input.Schema ?? []),
    ...present({
      Domain: described.domain ?? current.settings.Domain,
      CustomDomain: current.settings.CustomDomain,
    }),
  };
  const { local, mfa, sessions } = wanted;
  const was = [current.settings, current.local, current.mfa, current.sessions];
  if (isDeepStrictEqual([settings, local, mfa, sessions], was)) return current;
  const changed = { ...current, settings, local, ...present({ mfa, sessions }), modifiedAt: clock.now() };
  const isChanged = await directory.changePool(current, changed);
  // Another node that starts from the same file may have been faster: what it has written is looked at anew.
  return isChanged ? changed : applyPool(uses, described);
}

function asDescribed(
  { clock, accountId }: Uses,
  { id, input, mfa, sessions, local, domain }: DescribedPool,
  keys: Pool['keys'],
  was?: Pool,
): Pool {
  const pool = poolFromInput(input, {
    id,
    region: regionOf(id),
    now: clock.now(),
    accountId,
    local,
    keys,
  });
  // Passkeys that are not described stay as they are.
  const passkeys = mfa.WebAuthnConfiguration ?? was?.mfa?.WebAuthnConfiguration;
  const config = { ...mfa, ...present({ WebAuthnConfiguration: passkeys }) };
  checkMfaConfig(pool, config);
  const withMfa = was?.mfa || passkeys || mfa.MfaConfiguration !== 'OFF' ? withMfaConfig(pool, config) : pool;
  const settings = { ...withMfa.settings, ...present({ Domain: domain }) };
  const tracked = sessions ? { ...sessionsOf(was ?? {}), ...sessions } : was?.sessions;
  if (tracked?.tracking === 'ENABLED') requireSessionTier(pool);
  return { ...withMfa, settings, ...present({ sessions: tracked }) };
}

/** What a pool keeps for life must be described as it is. */
function checkLasting(current: Pool, input: Input<'CreateUserPool'>): void {
  const was = current.settings;
  const poolId = current.id;
  const names = {
    AliasAttributes: [was.AliasAttributes, filled(input.AliasAttributes)],
    UsernameAttributes: [was.UsernameAttributes, filled(input.UsernameAttributes)],
    UsernameConfiguration: [was.UsernameConfiguration, input.UsernameConfiguration],
  };
  for (const [setting, [is, wanted]] of Object.entries(names)) {
    if (!isDeepStrictEqual(is, wanted)) throw poolSettingCannotChange({ poolId, setting });
  }
  for (const wanted of schemaFrom(input.Schema ?? [])) {
    const is = was.SchemaAttributes?.find(attribute => attribute.Name === wanted.Name);
    const setting = `Schema ${wanted.Name}`;
    if (is && !isDeepStrictEqual(is, wanted)) throw poolSettingCannotChange({ poolId, setting });
  }
}

function withAdded(
  schema: readonly SchemaAttribute[],
  described: readonly SchemaAttribute[],
): SchemaAttribute[] {
  const added = schemaFrom(described).filter(
    wanted =>
      !isStandardAttribute(wanted.Name ?? '') && !schema.some(attribute => attribute.Name === wanted.Name),
  );
  return [...schema, ...added];
}
