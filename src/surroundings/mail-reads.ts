import type * as Sdk from '@aws-sdk/client-sesv2';

/** An identity of SES with the policies that others may send by. */
export type MailIdentity = Omit<Sdk.GetEmailIdentityCommandOutput, '$metadata'>;

/** How an account may send in one region. */
export type MailAccount = Omit<Sdk.GetAccountCommandOutput, '$metadata'>;

/** A configuration set with what its events tell and whether links are rewritten. */
export interface ConfigurationSet extends Omit<Sdk.GetConfigurationSetCommandOutput, '$metadata'> {
  readonly events: readonly Sdk.EventDestination[];
}

/** What SES is asked. Each region has identities and limits of its own. */
export interface MailReads {
  /** Undefined where there is none. */
  identity(region: string, name: string): Promise<MailIdentity | undefined>;
  account(region: string): Promise<MailAccount>;
  /** Why the account sends nothing to an address, `BOUNCE` or `COMPLAINT`; undefined where it does. */
  suppressed(region: string, address: string): Promise<string | undefined>;
  /** Undefined where there is none. */
  configurationSet(region: string, name: string): Promise<ConfigurationSet | undefined>;
}
