import type { Failure } from '../causes/cause.ts';
import { codeAlreadyUsed } from '../causes/reset/code-already-used.ts';
import { codeExpired } from '../causes/reset/code-expired.ts';
import { codeIssuedToAnotherClient } from '../causes/reset/code-issued-to-another-client.ts';
import { codeMismatch } from '../causes/reset/code-mismatch.ts';
import { codeReplaced } from '../causes/reset/code-replaced.ts';
import { noCodeRequested } from '../causes/reset/no-code-requested.ts';
import { sameSecret } from '../pool/same-secret.ts';
import type { StoredCode } from '../store/codes.ts';

/** What a submitted code is held against. */
export interface CodeCheck {
  readonly user: string;
  /** The app client that submits it. */
  readonly clientId: string;
  /** Whether the code must come from the app client that asked for it. */
  readonly bound: boolean;
  readonly submittedHash: string;
  readonly now: number;
}

/**
 * Why a submitted code is not good; undefined where it is. A code that another app client asked for is
 * refused whatever its digits are, so that the binding tells nothing about them.
 */
export function judgeCode(found: StoredCode | undefined, check: CodeCheck): Failure | undefined {
  const { user, now } = check;
  if (!found) return noCodeRequested({ user });
  if (check.bound && found.clientId !== undefined && found.clientId !== check.clientId) {
    return codeIssuedToAnotherClient({ issuedTo: found.clientId, submittedBy: check.clientId });
  }
  if (found.usedAt !== undefined) return codeAlreadyUsed({ user, usedAt: found.usedAt });
  if (found.expiresAt <= now) {
    return codeExpired({ user, sentAt: found.issuedAt, expiredAt: found.expiresAt });
  }
  if (sameSecret(found.hash, check.submittedHash)) return undefined;
  return found.replacedHash !== undefined && sameSecret(found.replacedHash, check.submittedHash)
    ? codeReplaced({ user })
    : codeMismatch({ user });
}
