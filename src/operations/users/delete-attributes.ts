import { attributeImmutable } from '../../causes/users/attribute-immutable.ts';
import { scimName } from '../../pool/attribute-rules.ts';
import type { Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { endCodesSentTo } from '../../store/codes.ts';
import type { Transaction } from '../../store/store.ts';
import { changeUser } from '../../store/users.ts';
import { type AttributeChange, attributeOf, requireNotService, requireWritable } from './attribute-rights.ts';
import { requiredMissing } from './write-attributes.ts';

/**
 * Takes attributes from a user, all of them or none. One that it does not have is no error, and an
 * address goes together with whether it is verified, its codes and the new value that waits
 * (observed, but for the codes).
 *
 * @throws attribute-not-for-clients, attribute-unknown, attribute-not-writable, attribute-immutable,
 * required-attribute-missing
 */
export async function deleteAttributes(
  transaction: Transaction,
  { pool, by, names }: Pick<AttributeChange, 'pool' | 'by'> & { readonly names: readonly string[] },
  user: User,
  now: number,
): Promise<void> {
  for (const name of names) requireDeletable(pool, by, name);
  const attributes = { ...user.attributes };
  for (const name of names) delete attributes[name];
  for (const name of ['email', 'phone_number'] as const) {
    if (!names.includes(name)) continue;
    delete attributes[`${name}_verified`];
    await endCodesSentTo(transaction, user, name);
  }
  await changeUser(transaction, pool, user, { ...user, attributes, modifiedAt: now });
}

function requireDeletable(pool: Pool, by: AttributeChange['by'], name: string): void {
  requireNotService(by, name);
  const attribute = attributeOf(pool, name, by === 'admin' ? 'administrative deletion' : 'deletion');
  requireWritable(by, attribute);
  if (attribute.Mutable === false) {
    throw attributeImmutable({ attribute: name, during: 'deletion', shownAs: schemaPath(name) });
  }
  if (attribute.Required) throw requiredMissing([name], false);
}

/** Where the service's schema has an attribute: `Custom.User.tenant` for `custom:tenant` (observed). */
function schemaPath(name: string): string {
  return name.includes('custom:') ? `Custom.User.${name.slice(name.indexOf('custom:') + 7)}` : scimName(name);
}
