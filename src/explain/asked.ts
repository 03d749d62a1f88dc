import type { JsonWebKey } from 'node:crypto';

/** A public key of a pool, as its JWKS has it. */
export type PoolKey = JsonWebKey & { readonly kid?: string };

/** What people have told beside the things themselves, and what readers need from outside. */
export interface Asked {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Who sent the call that failed. */
  readonly client?: string;
  /** The user that it happened to, as they sign in. */
  readonly user?: string;
  /** Where the token was used. */
  readonly usedAs?: 'access' | 'id';
  /** When the mail was sent, milliseconds since 1970. */
  readonly sentAt?: number;
  /** The source of the trigger whose answer it is, such as `PreSignUp_SignUp`. */
  readonly trigger?: string;
  /** The pool that is asked about, which the tokens are thought to be of. */
  readonly pool?: string;
  /** The keys that tokens are checked against. */
  readonly keys?: readonly PoolKey[];
  /** The pool that was asked for these keys; absent where they were handed over, and may be of any. */
  readonly keysOf?: string;
  /** The client secret that a SECRET_HASH is checked with. Never shown. */
  readonly secret?: string;
}
