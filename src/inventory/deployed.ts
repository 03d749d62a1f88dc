import type { ClientEntry } from '../config/client-entry.ts';
import type { Duration } from '../config/duration.ts';
import type { ToldBy } from '../config/function-entry-of.ts';
import type { GroupEntry } from '../config/group-entry.ts';
import type { PoolHead, TriggerName } from '../config/pool-entry.ts';
import type { ResourceServerEntry } from '../config/resource-server-entry.ts';

/*
 * What exists, in the words of pools.yaml: the one shape that live pools, a Terraform state and a CloudFormation template
 * are read into, so that they are held against pools.yaml, and written into it, in one way.
 *
 * Three things are told apart everywhere: a key that is absent was not told by this source, null says that there is none,
 * anything else is the value. A source that tells of something tells its default too, where it has one: `mfa: 'OFF'`,
 * `callbackUrls: []`.
 */

/** Compared whole: told or not, but never in part. */
type Whole = string | number | boolean | readonly unknown[] | Duration;

/** An entry of pools.yaml as far as a source tells it. */
export type Told<T> = T extends Whole
  ? T
  : string extends keyof T
    ? Readonly<T>
    : // What pools.yaml may leave out may be told not to be there.
      { readonly [K in keyof T]?: Told<T[K]> | (Record<never, never> extends Pick<T, K> ? null : never) };

/** The keys of a pool that the API knows nothing of, or that have a place of their own in DeployedPool. */
type OfPoolsYamlAlone = 'id' | 'name' | 'resetCodeBinding' | 'limits' | 'issuer' | 'senderKey';

/**
 * The settings of a pool. `triggers` has functions as FunctionReference has them; of `senderKey` only the ARN is told.
 * `requiredAttributes`, `autoVerifiedAttributes` and the like are sets, whose order says nothing; `recovery` is ordered.
 */
export interface DeployedSettings extends Told<Omit<PoolHead, OfPoolsYamlAlone>> {
  readonly senderKey?: { readonly arn: string } | null;
}

/**
 * A Lambda function as a source names it: its ARN, else its name. pools.yaml has names of its own for functions, which
 * are found by functionOf.
 */
export type FunctionReference = string;

/** The keys of an app client that the API knows nothing of, or that have a place of their own in DeployedClient. */
type OfPoolsYamlClientAlone = 'id' | 'name' | 'secret' | 'generateSecret' | 'signInUrl';

/** An app client. */
export interface DeployedClient {
  /** Absent in a source that has none, such as a template; or while it is not known, as in a plan. */
  readonly id?: string;
  /** Absent where CloudFormation makes one up. A client has at least one of id and name. */
  readonly name?: string;
  /** Where in the source it stands, for people; absent for live ones. */
  readonly address?: string;
  /** Whether it has a secret. The secret itself is never read. */
  readonly hasSecret?: boolean;
  /** Token lifetimes that were never set are null, so that they read as pools.yaml has them where it leaves them out. */
  readonly settings: Told<Omit<ClientEntry, OfPoolsYamlClientAlone>>;
  /** As `inexpressible` of the pool. */
  readonly inexpressible: readonly Inexpressible[];
}

/** A group; its name is always told. */
export type DeployedGroup = Told<GroupEntry> & Pick<GroupEntry, 'name'>;

/** A resource server; its identifier is always told. */
export type DeployedResourceServer = Told<ResourceServerEntry> & Pick<ResourceServerEntry, 'identifier'>;

/** Something that is set and that pools.yaml has no key for. */
export interface Inexpressible {
  /** As the API calls it: `IdentityProviders`, `CustomDomain`, `SupportedIdentityProviders`. */
  readonly field: string;
  /** What it is, in a few words and without secrets: `Google, Okta`. */
  readonly value: string;
}

/** A part of a pool that the source has but that could not be read. */
export interface Gap {
  /** What is missing, as a sentence names it: `its groups`, `the app client 4h0qk…`. */
  readonly what: string;
  /** Completes "not read: …", with the action that was denied: `lacks cognito-idp:ListGroups`. */
  readonly why: string;
  /** The action of the API, where one was asked for: `cognito-idp:ListGroups`. */
  readonly action?: string;
}

/** A list of a pool that may be told in part. */
export type ListInPart = 'clients' | 'groups' | 'resourceServers';

/** A user pool with what belongs to it. Its lists are absent where the source did not tell them. */
export interface DeployedPool {
  /** Absent in a source that has none, such as a template; or while it is not known, as in a plan. */
  readonly id?: string;
  /** Absent where CloudFormation makes one up. A pool has at least one of id and name. */
  readonly name?: string;
  /** The region, where the source tells it or the id does. */
  readonly region?: string;
  /** Where in the source it stands, for people: `module.auth.aws_cognito_user_pool.main`; absent for live pools. */
  readonly address?: string;
  readonly settings: DeployedSettings;
  /** Triggers that have a function which is not told; they are absent in the settings. */
  readonly untoldTriggers?: readonly TriggerName[];
  readonly clients?: readonly DeployedClient[];
  readonly groups?: readonly DeployedGroup[];
  readonly resourceServers?: readonly DeployedResourceServer[];
  /** Lists with entries that nobody can tell apart: what is not found in one may be among them, and is not gone. */
  readonly inPart?: ReadonlySet<ListInPart>;
  readonly inexpressible: readonly Inexpressible[];
  /** What could not be read; the keys that belong to it are absent above. */
  readonly gaps: readonly Gap[];
}

/** All that one source tells. */
export interface Deployed {
  /** What was read, as a report names it: `aws`, `http://127.0.0.1:9400`, `terraform.tfstate`. */
  readonly source: string;
  readonly kind: 'live' | 'terraform' | 'cloudformation';
  /** AWS, unless a Lifeguard may have told its functions. */
  readonly functionsBy?: ToldBy;
  /** The AWS account, where it is told. */
  readonly account?: string;
  readonly pools: readonly DeployedPool[];
  /** Pools that the source names and does not have, by id; `any` where it has some that nobody can tell apart. None is gone. */
  readonly otherPools?: ReadonlySet<string> | 'any';
  /** What could not be read of the source as a whole, such as the list of pools of a region. */
  readonly gaps: readonly Gap[];
}
