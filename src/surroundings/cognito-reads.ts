import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { DescribedUser } from '../pool/described-user.ts';

/** A pool as DescribeUserPool tells it. */
export type DescribedPool = Sdk.UserPoolType;

/** An app client as DescribeUserPoolClient tells it. Its secret is dropped as soon as it arrives. */
export type DescribedClient = Omit<Sdk.UserPoolClientType, 'ClientSecret'> & { readonly hasSecret: boolean };

/** A pool or app client as a list tells it. */
export interface Listed {
  readonly id: string;
  readonly name: string;
}

/** Some users of a pool. */
export interface SomeUsers {
  readonly users: readonly DescribedUser[];
  /** Whether these are all; a large pool is not read to its end. */
  readonly areAll: boolean;
}

/** What became of a sign-up that can create nobody; `unclear` has the error that says neither. */
export type SignUpTrial = 'refused as closed' | 'taken as open' | { readonly unclear: string };

/** What user pools are asked. The region is that of the pool's id. */
export interface CognitoReads {
  /** All pools of a region. */
  pools(region: string): Promise<readonly Listed[]>;
  /** @throws NotRead `not found` where there is no such pool */
  pool(poolId: string): Promise<DescribedPool>;
  /** All app clients of a pool, from all pages. */
  clients(poolId: string): Promise<readonly Listed[]>;
  client(poolId: string, clientId: string): Promise<DescribedClient>;
  mfa(poolId: string): Promise<Omit<Sdk.GetUserPoolMfaConfigCommandOutput, '$metadata'>>;
  /** The risk configuration of a pool, or of one app client where it has one of its own. */
  risk(poolId: string, clientId?: string): Promise<Sdk.RiskConfigurationType>;
  logDelivery(poolId: string): Promise<readonly Sdk.LogConfigurationType[]>;
  /** A domain by its prefix or its whole name; undefined where there is none. */
  domain(region: string, domain: string): Promise<Sdk.DomainDescriptionType | undefined>;
  /**
   * Passes where the target has domains. AWS has; an endpoint of somebody's own is asked.
   *
   * @throws NotRead `not served` where it has none
   */
  requireDomains(region: string): Promise<void>;
  /** All, from all pages. */
  providers(poolId: string): Promise<readonly Sdk.ProviderDescription[]>;
  /** All, from all pages. */
  resourceServers(poolId: string): Promise<readonly Sdk.ResourceServerType[]>;
  /** All, from all pages. */
  groups(poolId: string): Promise<readonly Sdk.GroupType[]>;
  /** How the pool tracks the sessions of its users. */
  sessions(poolId: string): Promise<Omit<Sdk.GetUserPoolSessionConfigurationCommandOutput, '$metadata'>>;
  /** At most 300 of a pool's users, or of those that a filter such as `cognito:user_status = "UNCONFIRMED"` chooses. */
  users(poolId: string, filter?: string): Promise<SomeUsers>;
  /** One user; undefined where there is none. */
  user(poolId: string, username: string): Promise<DescribedUser | undefined>;
  /** Tries to sign up with a password that no pool takes, so that nobody is created where sign-up is open. */
  trySignUp(poolId: string, clientId: string, username: string): Promise<SignUpTrial>;
}
