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
}
