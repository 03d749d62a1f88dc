import type { Input, Output } from '../../model/operation.ts';
import type { CodeDeliveryDetails } from '../../pool/mask.ts';
import type { Call, SignedIn } from '../call.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { changeAttributes } from './change-attributes.ts';
import { sendVerification } from './send-verification.ts';
import { countNewAddresses } from './verification-limits.ts';

/**
 * Changes the signed-in user's attributes, as far as its app client may write them, and sends a code to each
 * new address that the pool verifies. A code that cannot be delivered leaves what has changed (inferred from
 * SignUp); one too many lets nothing change.
 */
export async function UpdateUserAttributes(
  ports: Pick<Ports, 'store' | 'clock' | 'triggers' | 'delivery' | 'random' | 'seal'>,
  input: Input<'UpdateUserAttributes'>,
  call: Call & { readonly signedIn: SignedIn },
): Promise<Output<'UpdateUserAttributes'>> {
  const { pool, client, user } = call.signedIn;
  const change = { pool, by: client, changes: input.UserAttributes };
  const changed = await ports.store.write(async transaction => {
    const present = await userOf(transaction, pool, user.sub, call);
    const made = await changeAttributes(transaction, change, present, ports.clock.now());
    await countNewAddresses(transaction, ports, pool, user, made.toVerify.length);
    return made;
  });
  const verification = {
    pool,
    client,
    user: changed.user,
    source: 'CustomMessage_UpdateUserAttribute',
    clientMetadata: input.ClientMetadata,
  } as const;
  const sent: CodeDeliveryDetails[] = [];
  for (const each of changed.toVerify) sent.push(await sendVerification(ports, verification, each, call));
  return sent.length > 0 ? { CodeDeliveryDetailsList: sent } : {};
}
