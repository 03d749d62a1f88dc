/** What a user's being in a group means for its tokens. */
export interface Membership {
  readonly name: string;
  /** The lower, the more it counts; a group without one decides nothing. */
  readonly precedence: number | undefined;
  readonly roleArn: string | undefined;
}

/** A group of a pool. Its name tells apart case (inferred). */
export interface Group extends Membership {
  readonly poolId: string;
  readonly description: string | undefined;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A user's groups and roles, as triggers get them in `groupConfiguration` and tokens name them. */
export interface GroupConfiguration {
  readonly groupsToOverride: readonly string[];
  readonly iamRolesToOverride: readonly string[];
  readonly preferredRole: string | null;
}

/**
 * The groups and roles of a user in those groups. Each role is named once, in the order of the groups
 * (observed). The preferred role is that of the lowest precedence among the groups that have both a role and
 * a precedence; there is none where groups of that precedence have different roles (observed).
 */
export function groupConfiguration(groups: readonly Membership[]): GroupConfiguration {
  const ranked = groups.filter(group => group.roleArn !== undefined && group.precedence !== undefined);
  const lowest = Math.min(...ranked.map(({ precedence = Infinity }) => precedence));
  const first = rolesOf(ranked.filter(group => group.precedence === lowest));
  return {
    groupsToOverride: groups.map(group => group.name),
    iamRolesToOverride: rolesOf(groups),
    preferredRole: first.length === 1 ? (first[0] ?? null) : null,
  };
}

function rolesOf(groups: readonly Membership[]): string[] {
  return [...new Set(groups.flatMap(({ roleArn }) => roleArn ?? []))];
}
