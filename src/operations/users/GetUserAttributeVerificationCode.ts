import { nothingToSendCodeTo } from '../../causes/users/nothing-to-send-code-to.ts';
import type { Input, Output } from '../../model/operation.ts';
import { channelTo } from '../../pool/recovery.ts';
import { findCode } from '../../store/codes.ts';
import type { Call, SignedIn } from '../call.ts';
import type { Ports } from '../ports.ts';
import { sendVerification } from './send-verification.ts';
import { countVerification, verifiable } from './verification-limits.ts';

/**
 * Sends the signed-in user a code for an address of its own, verified or not, or for the new one that waits
 * for its code (inferred); the earlier code ends.
 */
export async function GetUserAttributeVerificationCode(
  ports: Pick<Ports, 'store' | 'clock' | 'triggers' | 'delivery' | 'random' | 'seal'>,
  input: Input<'GetUserAttributeVerificationCode'>,
  call: Call & { readonly signedIn: SignedIn },
): Promise<Output<'GetUserAttributeVerificationCode'>> {
  const { pool, client, user } = call.signedIn;
  const attribute = verifiable(input.AttributeName);
  const key = { poolId: pool.id, sub: user.sub, purpose: `verify-${attribute}` } as const;
  const code = await ports.store.read(query => findCode(query, key));
  const waits = code?.usedAt === undefined && code && code.expiresAt > ports.clock.now();
  const awaiting = waits ? code.awaiting : undefined;
  const attributes = awaiting === undefined ? user.attributes : { [attribute]: awaiting };
  const to = channelTo({ attributes }, attribute);
  if (!to) throw nothingToSendCodeTo({ user: user.username, attribute });
  await countVerification(ports, 'request-verification', pool, user);
  const source = 'CustomMessage_VerifyUserAttribute';
  const verification = { pool, client, user, source, clientMetadata: input.ClientMetadata } as const;
  const toVerify = { to, awaited: awaiting !== undefined };
  return { CodeDeliveryDetails: await sendVerification(ports, verification, toVerify, call) };
}
