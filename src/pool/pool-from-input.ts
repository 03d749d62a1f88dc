import type { Input, PoolSettings } from '../model/operation.ts';
import { schemaFrom } from './attribute-schema.ts';
import type { LocalSettings, Pool } from './pool.ts';
import { settingsFrom } from './pool-defaults.ts';
import { filled, present } from './present.ts';

/** What Lifeguard keeps of a pool beside its settings, where nothing else is said. */
export const defaultLocalSettings: LocalSettings = {
  resetCodeBinding: 'client',
  resetRequestsPerHour: 5,
  resetAttemptsPerHour: 5,
  issuer: 'aws',
};

/** What a new pool is beside its settings. */
export interface NewPool {
  readonly id: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The AWS account in the pool's ARN. */
  readonly accountId: string;
  readonly local: LocalSettings;
  readonly keys: Pool['keys'];
}

/** The pool that CreateUserPool makes of its input. */
export function poolFromInput(input: Input<'CreateUserPool'>, made: NewPool): Pool {
  const { id, region, now, accountId, local, keys } = made;
  const settings: PoolSettings = {
    ...settingsFrom(input),
    Id: id,
    Name: input.PoolName,
    Arn: `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`,
    SchemaAttributes: schemaFrom(input.Schema ?? []),
    ...present({
      AliasAttributes: filled(input.AliasAttributes),
      UsernameAttributes: filled(input.UsernameAttributes),
      UsernameConfiguration: input.UsernameConfiguration,
    }),
  };
  return { id, region, settings, local, keys, createdAt: now, modifiedAt: now };
}

/**
 * The pool that UpdateUserPool makes of it: what its input leaves out goes back to its default (documented),
 * but for what only CreateUserPool can set and for these:
 *
 * - its name and domains stay: an update cannot take them away (inferred).
 * - MFA stays as it is: SetUserPoolMfaConfig sets it too, and an update that does
 * not speak of it must not turn it
 *   off for all users (inferred).
 * - the plan stays: an update that leaves it out does not move pools that were put on
 * another plan (observed through
 *   CloudFormation; the documentation of the member says ESSENTIALS).
 * - the client registration stays (documented), and so do the kinds of issuer and key
 * (inferred: a pool's tokens must
 *   not change because of an unrelated update).
 */
export function updatedPool(pool: Pool, input: Input<'UpdateUserPool'>): Pool {
  const was = pool.settings;
  const kept = present({
    Id: was.Id,
    Arn: was.Arn,
    Name: input.PoolName ?? was.Name,
    SchemaAttributes: was.SchemaAttributes,
    AliasAttributes: was.AliasAttributes,
    UsernameAttributes: was.UsernameAttributes,
    UsernameConfiguration: was.UsernameConfiguration,
    Domain: was.Domain,
    CustomDomain: was.CustomDomain,
    MfaConfiguration: input.MfaConfiguration ?? was.MfaConfiguration,
    UserPoolTier: input.UserPoolTier ?? was.UserPoolTier,
    DcrConfiguration: input.DcrConfiguration ?? was.DcrConfiguration,
    IssuerConfiguration: input.IssuerConfiguration ?? was.IssuerConfiguration,
    KeyConfiguration: input.KeyConfiguration ?? was.KeyConfiguration,
  });
  return { ...pool, settings: { ...settingsFrom(input), ...kept } };
}
