import type { PasswordPolicy } from './password-policy.ts';

/** An app client whose codes the page may bring back. */
export interface PageClient {
  readonly id: string;
  readonly name: string;
  /** Where the success view sends the user to sign in; absent for apps without a page of their own. */
  readonly signInUrl?: string;
}

/** A user pool and the endpoint that answers for it. */
export interface PagePool {
  readonly id: string;
  readonly region: string;
  readonly name: string;
  /** Such as `https://cognito-idp.us-east-1.amazonaws.com/` or `http://127.0.0.1:9400/`. */
  readonly endpoint: string;
  readonly passwordPolicy: PasswordPolicy;
  readonly clients: readonly PageClient[];
}

/** What the page is made from. Most of it is built into the page, so it never holds a secret. */
export interface ResetPageConfig {
  /** The client for links without `cid`, from mails older than the parameter; null to refuse them. */
  readonly fallbackClientId: string | null;
  /** True lets links name clients and pools that are not listed, in the regions of AWS. */
  readonly acceptAnyClient: boolean;
  /** One plain sentence that says where to get help. */
  readonly supportText?: string;
  readonly pools: readonly PagePool[];
}

/** The part of the configuration that the page reads, and that everyone can read with it: no names. */
export interface PageData extends Pick<ResetPageConfig, 'fallbackClientId' | 'acceptAnyClient'> {
  readonly pools: readonly {
    readonly id: string;
    readonly endpoint: string;
    readonly passwordPolicy: PasswordPolicy;
    readonly clients: readonly Omit<PageClient, 'name'>[];
  }[];
  /** Regions whose endpoints an unlisted pool may have; empty unless any client is accepted. */
  readonly regions: readonly string[];
}
