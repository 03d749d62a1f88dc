import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import { aliasInUse } from '../../causes/users/alias-in-use.ts';
import type { Pool } from '../../pool/pool.ts';
import { type Channel, channelTo } from '../../pool/recovery.ts';
import type { User } from '../../pool/user.ts';
import { endAwaiting, endCodesSentTo } from '../../store/codes.ts';
import type { Transaction } from '../../store/store.ts';
import { foldName } from '../../store/user-names.ts';
import { changeUser, findUserByLogin } from '../../store/users.ts';
import type { AttributeChange } from './attribute-rights.ts';
import { takeAliases } from './new-user.ts';
import { writeAttributes } from './write-attributes.ts';

/** An address that a code should be sent to. */
export interface ToVerify {
  readonly to: Channel;
  /** Whether it becomes the user's only by that code. */
  readonly awaited: boolean;
}

/** What a change of attributes has come to. */
export interface ChangedAttributes {
  readonly user: User;
  readonly toVerify: readonly ToVerify[];
}

/**
 * Changes a user's attributes, all of them or none, and tells which addresses a code should go to: new ones
 * that the pool verifies, unless they are marked as verified with the change. Those that the pool holds back
 * until then (AttributesRequireVerificationBeforeUpdate) stay as they are (documented). The same address
 * again sends no code (observed), but gives up a new one that waits (inferred).
 *
 * @throws what `writeAttributes` throws; alias-in-use, alias-taken
 */
export async function changeAttributes(
  transaction: Transaction,
  change: Omit<AttributeChange, 'user' | 'address'>,
  user: User,
  now: number,
): Promise<ChangedAttributes> {
  const { pool, by, changes } = change;
  const attributes = { ...writeAttributes({ ...change, user }) };
  const toVerify: ToVerify[] = [];
  for (const name of ['email', 'phone_number'] as const) {
    if (!changes.some(({ Name }) => Name === name)) continue;
    const was = user.attributes[name];
    const to = channelTo({ attributes }, name);
    if (to?.destination === was) {
      await endAwaiting(transaction, user, name);
    } else if (to && isHeld(pool, name) && attributes[`${name}_verified`] !== 'true') {
      await requireFree(transaction, pool, user, to);
      restore(attributes, user.attributes, name);
      toVerify.push({ to, awaited: true });
    } else {
      await endCodesSentTo(transaction, user, name);
      const verifies = pool.settings.AutoVerifiedAttributes?.includes(name);
      if (to && verifies && attributes[`${name}_verified`] !== 'true') toVerify.push({ to, awaited: false });
    }
  }
  const changed: User = { ...user, attributes, modifiedAt: now };
  if (by === 'admin') await takeAliases(transaction, pool, changed);
  const taken = await changeUser(transaction, pool, user, changed);
  if (taken === 'preferred_username') throw aliasInUse({ user: user.username, attribute: taken });
  if (taken) throw aliasTaken({ user: user.username, attribute: taken });
  return { user: changed, toVerify };
}

function isHeld(pool: Pool, name: 'email' | 'phone_number'): boolean {
  const { AttributesRequireVerificationBeforeUpdate: held } = pool.settings.UserAttributeUpdateSettings ?? {};
  return held?.includes(name) ?? false;
}

/**
 * An address that stands for the username must be nobody else's when it is asked for, as where it changes at
 * once; who takes it before the code is entered has it (inferred).
 */
async function requireFree(transaction: Transaction, pool: Pool, user: User, to: Channel): Promise<void> {
  if (!pool.settings.UsernameAttributes?.includes(to.attribute)) return;
  const owner = await findUserByLogin(transaction, pool.id, foldName(pool, to.destination));
  if (owner && owner.sub !== user.sub) throw aliasTaken({ user: user.username, attribute: to.attribute });
}

/** Puts an address back as it was, with whether it is verified. */
function restore(
  attributes: Record<string, string>,
  before: Readonly<Record<string, string>>,
  name: 'email' | 'phone_number',
): void {
  for (const each of [name, `${name}_verified`]) {
    const was = before[each];
    if (was === undefined) delete attributes[each];
    else attributes[each] = was;
  }
}
