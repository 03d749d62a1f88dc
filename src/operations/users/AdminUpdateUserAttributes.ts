import { Failure } from '../../causes/cause.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { changeAttributes } from './change-attributes.ts';
import { sendVerification } from './send-verification.ts';

/**
 * Changes a user's attributes, also those that only the service sets, such as `email_verified`. A verified
 * alias that another user has moves to this one (observed); what stands for a username does not. A new
 * address that the pool verifies gets a code, unless the change marks it as verified (documented).
 */
export async function AdminUpdateUserAttributes(
  ports: Pick<Ports, 'directory' | 'store' | 'clock' | 'triggers' | 'delivery' | 'random' | 'seal'>,
  input: Input<'AdminUpdateUserAttributes'>,
  call: Call,
): Promise<Output<'AdminUpdateUserAttributes'>> {
  const pool = poolOf(ports.directory, input.UserPoolId, call);
  const change = { pool, by: 'admin', changes: input.UserAttributes } as const;
  const { user, toVerify } = await ports.store.write(async transaction => {
    const found = await userOf(transaction, pool, input.Username, call);
    return changeAttributes(transaction, change, found, ports.clock.now());
  });
  const source = 'CustomMessage_UpdateUserAttribute';
  const verification = {
    pool,
    client: undefined,
    user,
    source,
    clientMetadata: input.ClientMetadata,
  } as const;
  for (const each of toVerify) {
    await sendVerification(ports, verification, each, call).catch((error: unknown) => {
      // The operation declares no such error: the change stands, and the user can ask for another code.
      if (!(error instanceof Failure) || error.type !== 'CodeDeliveryFailureException') throw error;
      call.trace.hidden = error;
    });
  }
  return {};
}
