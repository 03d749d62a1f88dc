/** A passkey that a user has registered: what must be known of it to verify its signatures. */
export interface Passkey {
  readonly poolId: string;
  readonly sub: string;
  /** The credential id, base64url. */
  readonly id: string;
  /** FriendlyCredentialName. */
  readonly name: string;
  readonly relyingPartyId: string;
  /** `platform` or `cross-platform`, as the browser told. */
  readonly attachment: string | undefined;
  readonly transports: readonly string[];
  /** DER of its SubjectPublicKeyInfo, base64. */
  readonly publicKey: string;
  /** Signatures so far, as the authenticator counts; zero where it does not count. */
  readonly signCount: number;
  readonly createdAt: number;
}

/** How many passkeys a user may have (documented). */
export const mostPasskeys = 20;
