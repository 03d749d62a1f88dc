import type { Seal } from '../../pool/seal.ts';
import type { SoftwareToken } from '../../pool/second-factors.ts';
import { StoreUnavailable } from '../../store/store.ts';

/** A secret of an authenticator app as it is stored. */
export function sealTotpSecret(seal: Seal, poolId: string, secret: string): string {
  return seal.seal(purpose(poolId), secret);
}

/**
 * The secret of an authenticator app.
 *
 * @throws {StoreUnavailable} if it was sealed with a master key that is not given.
 */
export function openTotpSecret(seal: Seal, poolId: string, sealed: string): string {
  const plain = seal.open(purpose(poolId), sealed);
  if (!plain) {
    throw new StoreUnavailable(`The master key does not open a software token of user pool ${poolId}.`);
  }
  return plain.toString();
}

/** Tells a user's token from one that takes its place, in a session. */
export function tokenMark(seal: Seal, poolId: string, { sealedSecret }: SoftwareToken): string {
  return seal.hash(`software-token-mark:${poolId}`, sealedSecret);
}

function purpose(poolId: string): string {
  return `software-token:${poolId}`;
}
