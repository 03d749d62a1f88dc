import { preferredUsernameUnconfirmed } from '../../causes/sign-up/preferred-username-unconfirmed.ts';
import { attributeImmutable } from '../../causes/users/attribute-immutable.ts';
import { attributeNotForClients } from '../../causes/users/attribute-not-for-clients.ts';
import { attributeNotWritable } from '../../causes/users/attribute-not-writable.ts';
import { attributeUnknown } from '../../causes/users/attribute-unknown.ts';
import type { SchemaAttribute } from '../../pool/attribute-schema.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import { type NewUsername, refuseAliasForm } from './new-username.ts';

/** A change of attributes: who makes it, of whom. */
export interface AttributeChange {
  readonly pool: Pool;
  /** The app client by which a user or stranger writes, within its WriteAttributes; or an administrator. */
  readonly by: Client | 'admin';
  /** Whom it changes; undefined for a new user. */
  readonly user: Pick<User, 'status' | 'attributes'> | undefined;
  readonly changes: readonly { readonly Name?: string; readonly Value?: string }[];
  /**
   * The attribute that a new user's Username is: the service writes it, whatever the app client may write.
   */
  readonly address?: NewUsername['address'];
}

/** What an attribute is looked up for: the service has other words for each. */
type AttributeOccasion = 'creation' | 'update' | 'deletion' | 'administrative deletion';

/** What users never set themselves (observed). */
const setByService: readonly string[] = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * Lets who writes go on that may write that attribute of that user.
 *
 * @throws attribute-not-for-clients, attribute-unknown, attribute-not-writable, attribute-immutable,
 * preferred-username-unconfirmed, username-looks-like-alias
 */
export function requireRight({ pool, by, user }: AttributeChange, name: string, value: string): void {
  requireNotService(by, name);
  const attribute = attributeOf(pool, name, user ? 'update' : 'creation');
  requireWritable(by, attribute);
  if (user && attribute.Mutable === false) throw attributeImmutable({ attribute: name, during: 'update' });
  if (name === 'preferred_username' && value !== '' && pool.settings.AliasAttributes?.includes(name)) {
    const unconfirmed = user ? user.status === 'UNCONFIRMED' : by !== 'admin';
    if (unconfirmed) throw preferredUsernameUnconfirmed({});
    refuseAliasForm(pool, value);
  }
}

/**
 * Keeps from users what only the service sets, and from all the sub.
 *
 * @throws attribute-not-for-clients
 */
export function requireNotService(by: AttributeChange['by'], name: string): void {
  if (name === 'sub' || (by !== 'admin' && setByService.includes(name))) {
    throw attributeNotForClients({ attribute: name });
  }
}

/**
 * Holds an app client to its WriteAttributes. Attributes for developers are for administrators only.
 *
 * @throws attribute-not-writable
 */
export function requireWritable(
  by: AttributeChange['by'],
  { Name = '', ...attribute }: SchemaAttribute,
): void {
  if (by === 'admin') return;
  const { WriteAttributes = [] } = by.settings;
  const closed = WriteAttributes.length > 0 && !WriteAttributes.includes(Name);
  if (closed || attribute.DeveloperOnlyAttribute)
    throw attributeNotWritable({ attribute: Name, client: by.id });
}

/**
 * The attribute of that name in the pool's schema.
 *
 * @throws attribute-unknown
 */
export function attributeOf(pool: Pool, name: string, during: AttributeOccasion): SchemaAttribute {
  const attribute = (pool.settings.SchemaAttributes ?? []).find(entry => entry.Name === name);
  if (!attribute) throw attributeUnknown({ attribute: name, during });
  return attribute;
}
