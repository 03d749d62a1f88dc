import type { MasterKey } from './master-key.ts';
import type { Random } from './random.ts';

/**
 * Authenticated encryption of what is secret at rest or in a client's hands, with keys derived from one master key.
 * The purpose, such as `verifier:us-east-1_AkG9mnbjA`, picks the key: what was sealed for one purpose does not open
 * for another.
 */
export interface Seal {
  /** Seals bytes or text into base64url text. */
  seal(purpose: string, plain: string | Uint8Array): string;
  /** Opens what `seal` made; undefined if it was altered, cut short, or sealed for another purpose or by another key. */
  open(purpose: string, sealed: string): Buffer | undefined;
  /** HMAC-SHA256 under a key of that purpose, as base64url: for codes and names that must be compared, not read. */
  hash(purpose: string, text: string): string;
  /** Seals text into a compact JWE (`dir`, A256GCM) of five parts: for tokens whose form clients know. */
  sealJwe(purpose: string, plain: string): string;
  /** Opens what `sealJwe` made; undefined as with `open`. */
  openJwe(purpose: string, jwe: string): string | undefined;
}

/** Makes the seal of some master keys, of which the first seals and all open. */
export function createSeal(keys: readonly MasterKey[], random: Random): Seal {
  throw new Error('to come');
}
