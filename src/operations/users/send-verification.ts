import type { CodeDeliveryDetails } from '../../pool/mask.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { Call } from '../call.ts';
import type { Ports } from '../ports.ts';
import { sendCode } from '../send-code.ts';
import type { ToVerify } from './change-attributes.ts';

/** What sending a code uses. */
export type VerificationPorts = Pick<Ports, 'triggers' | 'delivery' | 'random' | 'clock' | 'seal' | 'store'>;

/** Whose address a code should verify, and who asks. */
export interface Verification {
  readonly pool: Pool;
  /** Undefined where an administrator asks. */
  readonly client: Client | undefined;
  readonly user: User;
  readonly source: 'CustomMessage_UpdateUserAttribute' | 'CustomMessage_VerifyUserAttribute';
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
}

/**
 * Sends a code to an address, for VerifyUserAttribute. The trigger sees the user as it is: a new address that
 * waits is not among its attributes yet (inferred).
 *
 * @throws what `sendCode` throws
 */
export function sendVerification(
  ports: VerificationPorts,
  verification: Verification,
  { to, awaited }: ToVerify,
  call: Call,
): Promise<CodeDeliveryDetails> {
  return sendCode(ports, { ...verification, to, awaited, purpose: `verify-${to.attribute}` }, call);
}
