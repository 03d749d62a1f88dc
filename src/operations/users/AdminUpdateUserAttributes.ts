import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import { aliasInUse } from '../../causes/users/alias-in-use.ts';
import { verificationBeforeUpdateNotBuilt } from '../../causes/users/verification-before-update-not-built.ts';
import type { Input, Output } from '../../model/operation.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { endCodesSentTo } from '../../store/codes.ts';
import { changeUser } from '../../store/users.ts';
import type { Call } from '../call.ts';
import { poolOf } from '../find.ts';
import { userOf } from '../find-user.ts';
import type { Ports } from '../ports.ts';
import { takeAliases } from './new-user.ts';
import { writeAttributes } from './write-attributes.ts';

/**
 * Changes a user's attributes, also those that only the service sets, such as `email_verified`. A verified alias that
 * another user has moves to this one (observed); what stands for a username does not.
 *
 * The service also sends a code to a new address that the pool verifies, for VerifyUserAttribute. Lifeguard does not
 * have that operation yet and sends none, so ClientMetadata has no trigger to go to.
 */
export async function AdminUpdateUserAttributes(
  { directory, store, clock }: Pick<Ports, 'directory' | 'store' | 'clock'>,
  input: Input<'AdminUpdateUserAttributes'>,
  call: Call,
): Promise<Output<'AdminUpdateUserAttributes'>> {
  const pool = poolOf(directory, input.UserPoolId, call);
  await store.write(async transaction => {
    const user = await userOf(transaction, pool, input.Username, call);
    const attributes = writeAttributes({ pool, by: 'admin', user, changes: input.UserAttributes });
    const changed: User = { ...user, attributes, modifiedAt: clock.now() };
    const moved = (['email', 'phone_number'] as const).filter(
      name => attributes[name] !== user.attributes[name],
    );
    for (const name of moved) {
      requireImmediate(pool, changed, name);
      await endCodesSentTo(transaction, user, name);
    }
    await takeAliases(transaction, pool, changed);
    const taken = await changeUser(transaction, pool, user, changed);
    if (taken === 'preferred_username') throw aliasInUse({ user: user.username, attribute: taken });
    if (taken) throw aliasTaken({ user: user.username, attribute: taken });
  });
  return {};
}

/** An address that the pool changes only once it is verified changes at once where it is verified with it (documented). */
function requireImmediate(pool: Pool, { username, attributes }: User, name: 'email' | 'phone_number'): void {
  const held = pool.settings.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
  if (held.includes(name) && attributes[name] !== undefined && attributes[`${name}_verified`] !== 'true') {
    throw verificationBeforeUpdateNotBuilt({ user: username, attribute: name });
  }
}
