import { codeAlreadyUsed } from '../../causes/reset/code-already-used.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import type { Input, Output } from '../../model/operation.ts';
import { hashCode } from '../../pool/code.ts';
import { consumeCode, endCodesSentTo, findCode } from '../../store/codes.ts';
import { changeUser } from '../../store/users.ts';
import type { Call, SignedIn } from '../call.ts';
import { userOf } from '../find-user.ts';
import { judgeCode } from '../judge-code.ts';
import type { Ports } from '../ports.ts';
import { countVerification, verifiable } from './verification-limits.ts';

/**
 * Verifies an address of the signed-in user with the code that was sent to it, by any app client of the pool.
 * A new address that waited becomes the user's. As an alias, it is taken from nobody (documented).
 */
export async function VerifyUserAttribute(
  ports: Pick<Ports, 'store' | 'clock' | 'seal'>,
  input: Input<'VerifyUserAttribute'>,
  call: Call & { readonly signedIn: SignedIn },
): Promise<Output<'VerifyUserAttribute'>> {
  const { store, seal, clock } = ports;
  const { pool, client, user } = call.signedIn;
  const { username } = user;
  const attribute = verifiable(input.AttributeName);
  await countVerification(ports, 'verify-attribute', pool, user);
  const key = { poolId: pool.id, sub: user.sub, purpose: `verify-${attribute}` } as const;
  const submittedHash = hashCode(seal, key, input.Code);
  const now = clock.now();
  await store.write(async transaction => {
    const found = await findCode(transaction, key);
    const wrong = judgeCode(found, { user: username, clientId: client.id, bound: false, submittedHash, now });
    if (wrong) throw wrong;
    if (!found || !(await consumeCode(transaction, key, submittedHash, now))) {
      throw codeAlreadyUsed({ user: username, usedAt: now });
    }
    const before = await userOf(transaction, pool, user.sub, call);
    const isNew = found.awaiting !== undefined && found.awaiting !== before.attributes[attribute];
    // What went to the old address proves nothing from here on.
    if (isNew) await endCodesSentTo(transaction, before, attribute);
    const attributes = {
      ...before.attributes,
      ...(found.awaiting !== undefined && { [attribute]: found.awaiting }),
      [`${attribute}_verified`]: 'true',
    };
    const taken = await changeUser(transaction, pool, before, { ...before, attributes, modifiedAt: now });
    if (taken) throw aliasTaken({ user: username, attribute: taken });
  });
  return {};
}
