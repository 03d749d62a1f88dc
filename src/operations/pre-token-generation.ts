import type { GroupConfiguration } from '../pool/group.ts';
import type { Client, Pool } from '../pool/pool.ts';
import type { AccessChanges, ClaimChanges, TokenChanges } from '../pool/token-changes.ts';
import type { User } from '../pool/user.ts';
import { triggerVersion } from '../triggers/configured-trigger.ts';
import { claimsOverride, type groupOverride } from '../triggers/contracts/pre-token-generation.ts';
import { claimsAndScopeOverride } from '../triggers/contracts/pre-token-generation-v2.ts';
import type { Call } from './call.ts';
import type { Ports } from './ports.ts';
import { triggerAttributes } from './trigger-attributes.ts';

/** Whose tokens are to be signed, and how it came to that. */
export interface TokenOccasion {
  readonly source:
    | 'TokenGeneration_Authentication'
    | 'TokenGeneration_NewPasswordChallenge'
    | 'TokenGeneration_AuthenticateDevice'
    | 'TokenGeneration_RefreshTokens';
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly groups: GroupConfiguration;
  /** The scopes that the access token would have. */
  readonly scope: string;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/** The groups that the tokens name, and what else the trigger changes in them. */
export interface TokenContent {
  readonly groups: GroupConfiguration;
  readonly changes?: TokenChanges;
}

/**
 * Lets PreTokenGeneration change the tokens, by the version that the pool sets for it: the first one reaches
 * claims of the ID token and the groups of both, the later ones the access token and its scopes too.
 *
 * @throws what `Triggers.run` throws
 */
export async function runPreTokenGeneration(
  { triggers }: Pick<Ports, 'triggers'>,
  occasion: TokenOccasion,
  call: Call,
): Promise<TokenContent> {
  const { pool, client, user, groups, clientMetadata } = occasion;
  const isFirst = triggerVersion(pool.settings, 'PreTokenGeneration') === 'V1_0';
  const response = await triggers.run({
    pool,
    client,
    source: occasion.source,
    userName: user.username,
    sdkVersion: call.sdkVersion,
    request: {
      userAttributes: triggerAttributes(pool, user),
      groupConfiguration: groups,
      ...(!isFirst && { scopes: occasion.scope.split(' ') }),
      ...(clientMetadata && { clientMetadata }),
    },
    notes: call.trace.triggers,
  });
  if (!response) return { groups };
  return isFirst ? firstVersion(response, groups) : laterVersion(response, groups);
}

function firstVersion(response: unknown, groups: GroupConfiguration): TokenContent {
  const { claimsOverrideDetails: details } = claimsOverride.parse(response);
  if (!details) return { groups };
  const access = { ...claimChanges(undefined), scopesToAdd: [], scopesToSuppress: [] };
  return {
    groups: overriddenGroups(details, groups),
    changes: { id: claimChanges(details), access },
  };
}

function laterVersion(response: unknown, groups: GroupConfiguration): TokenContent {
  const { claimsAndScopeOverrideDetails: details } = claimsAndScopeOverride.parse(response);
  if (!details) return { groups };
  return {
    groups: overriddenGroups(details, groups),
    changes: {
      id: claimChanges(details.idTokenGeneration),
      access: accessChanges(details.accessTokenGeneration),
    },
  };
}

type LaterDetails = NonNullable<
  ReturnType<typeof claimsAndScopeOverride.parse>['claimsAndScopeOverrideDetails']
>;

/** What the later versions change in an access token. */
export function accessChanges(given: LaterDetails['accessTokenGeneration']): AccessChanges {
  return {
    ...claimChanges(given),
    scopesToAdd: given?.scopesToAdd ?? [],
    scopesToSuppress: given?.scopesToSuppress ?? [],
  };
}

function claimChanges(
  given:
    | {
        claimsToAddOrOverride?: ClaimChanges['add'] | null | undefined;
        claimsToSuppress?: ClaimChanges['suppress'] | null | undefined;
      }
    | null
    | undefined,
): ClaimChanges {
  return { add: given?.claimsToAddOrOverride ?? {}, suppress: given?.claimsToSuppress ?? [] };
}

type Override = ReturnType<typeof groupOverride.parse>;

/** An override that is null or empty takes the groups away (documented); without one they stay (inferred). */
function overriddenGroups(
  details: { groupOverrideDetails?: Override | null | undefined },
  groups: GroupConfiguration,
): GroupConfiguration {
  const { groupOverrideDetails: override } = details;
  if (override === undefined) return groups;
  return {
    groupsToOverride: override?.groupsToOverride ?? [],
    iamRolesToOverride: override?.iamRolesToOverride ?? [],
    preferredRole: override?.preferredRole ?? null,
  };
}
