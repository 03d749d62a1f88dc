import { isDeepStrictEqual } from 'node:util';
import { poolChangedMeanwhile } from '../../causes/settings/pool-changed-meanwhile.ts';
import { poolSettingCannotChange } from '../../causes/settings/pool-setting-cannot-change.ts';
import type { Input } from '../../model/operation.ts';
import { isStandardAttribute, type SchemaAttribute, schemaFrom } from '../../pool/attribute-schema.ts';
import { type MfaConfigInput, withMfaConfig } from '../../pool/mfa-config.ts';
import { type LocalSettings, type Pool, regionOf } from '../../pool/pool.ts';
import { poolFromInput } from '../../pool/pool-from-input.ts';
import { filled, present } from '../../pool/present.ts';
import type { PoolMfa } from '../../pool/second-factors.ts';
import { checkMfaConfig } from '../mfa/check-mfa-config.ts';
import type { Ports } from '../ports.ts';
import { checkNewPool } from './check-new-pool.ts';

/** A pool as it is to be. */
export interface DescribedPool {
  readonly id: string;
  /** What CreateUserPool would be given. */
  readonly input: Input<'CreateUserPool'>;
  /** What SetUserPoolMfaConfig would be given. */
  readonly mfa: MfaConfigInput;
  readonly local: LocalSettings;
  /** The prefix of its domain; undefined leaves the domain as it is. */
  readonly domain: string | undefined;
}

type Uses = Pick<Ports, 'directory' | 'clock' | 'accountId'> & {
  /** Makes the signing keys of a pool that does not exist yet. */
  readonly makeKeys: (poolId: string) => Promise<Pool['keys']>;
};

/**
 * Brings a pool to its description: creates it where it does not exist, otherwise changes what differs. A pool that
 * is as described is not written. Keys, users and attributes that were added since stay.
 *
 * @throws pool-setting-cannot-change, pool-changed-meanwhile, and what `checkNewPool` and `checkMfaConfig` throw
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

  const wanted = asDescribed(uses, described, current.keys, current.mfa);
  checkLasting(current, described.input);
  const settings = {
    ...wanted.settings,
    SchemaAttributes: withAdded(current.settings.SchemaAttributes ?? [], described.input.Schema ?? []),
    ...present({
      Domain: described.domain ?? current.settings.Domain,
      CustomDomain: current.settings.CustomDomain,
    }),
  };
  const { local, mfa } = wanted;
  if (isDeepStrictEqual([settings, local, mfa], [current.settings, current.local, current.mfa]))
    return current;
  const changed = { ...current, settings, local, ...present({ mfa }), modifiedAt: clock.now() };
  const isChanged = await directory.changePool(current, changed);
  if (!isChanged) throw poolChangedMeanwhile({ poolId: id });
  return changed;
}

function asDescribed(
  { clock, accountId }: Uses,
  { id, input, mfa, local, domain }: DescribedPool,
  keys: Pool['keys'],
  was?: PoolMfa,
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
  const passkeys = mfa.WebAuthnConfiguration ?? was?.WebAuthnConfiguration;
  const config = { ...mfa, ...present({ WebAuthnConfiguration: passkeys }) };
  checkMfaConfig(pool, config);
  const withMfa = was || passkeys || mfa.MfaConfiguration !== 'OFF' ? withMfaConfig(pool, config) : pool;
  return domain === undefined ? withMfa : { ...withMfa, settings: { ...withMfa.settings, Domain: domain } };
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
