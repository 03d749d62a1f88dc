import type { Failure } from '../../causes/cause.ts';
import { preferredUsernameUnconfirmed } from '../../causes/sign-up/preferred-username-unconfirmed.ts';
import { attributeImmutable } from '../../causes/users/attribute-immutable.ts';
import { attributeNotForClients } from '../../causes/users/attribute-not-for-clients.ts';
import { attributeNotWritable } from '../../causes/users/attribute-not-writable.ts';
import { attributeUnknown } from '../../causes/users/attribute-unknown.ts';
import { attributeValueOutOfBounds } from '../../causes/users/attribute-value-out-of-bounds.ts';
import { emailMalformed } from '../../causes/users/email-malformed.ts';
import { phoneNumberMalformed } from '../../causes/users/phone-number-malformed.ts';
import { requiredAttributeMissing } from '../../causes/users/required-attribute-missing.ts';
import { faultOf, scimName } from '../../pool/attribute-rules.ts';
import type { SchemaAttribute } from '../../pool/attribute-schema.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
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
  /** The attribute that a new user's Username is: the service writes it, whatever the app client may write. */
  readonly address?: NewUsername['address'];
}

type Attributes = Readonly<Record<string, string>>;

/** What users never set themselves (observed). */
const setByService: readonly string[] = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * The attributes after a change, checked against the schema of the pool. All of it holds or none. Of several values
 * for one name the last counts, and only that is looked at; an empty value deletes; an address that changes is no
 * longer verified (observed).
 *
 * @throws a cause of causes/users for the first change that the schema forbids
 */
export function writeAttributes(change: AttributeChange): Attributes {
  const { user, address } = change;
  const given = new Map(change.changes.map(({ Name = '', Value = '' }) => [Name, Value]));
  if (address) given.delete(address.Name);
  for (const [name, value] of given) checkRight(change, name, value);
  if (address) given.set(address.Name, address.Value);
  for (const [name, value] of given) checkValue(change, name, value);

  const after: Record<string, string> = { ...user?.attributes };
  for (const [name, value] of given) {
    if (value === '') delete after[name];
    else after[name] = value;
  }
  for (const name of ['email', 'phone_number']) {
    const verified = `${name}_verified`;
    if (after[name] === undefined) delete after[verified];
    else if (user && after[name] !== user.attributes[name] && !given.has(verified)) after[verified] = 'false';
  }
  return after;
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

/** Whether the one who writes may write that attribute of that user. */
function checkRight({ pool, by, user }: AttributeChange, name: string, value: string): void {
  requireNotService(by, name);
  const attribute = attributeOf(pool, name, user === undefined);
  requireWritable(by, attribute);
  if (user && attribute.Mutable === false) throw attributeImmutable({ attribute: name, during: 'update' });
  if (name === 'preferred_username' && value !== '' && pool.settings.AliasAttributes?.includes(name)) {
    const unconfirmed = user ? user.status === 'UNCONFIRMED' : by !== 'admin';
    if (unconfirmed) throw preferredUsernameUnconfirmed({});
    refuseAliasForm(pool, value);
  }
}

/** Whether the attribute may have that value, or none. */
function checkValue({ pool, user }: AttributeChange, name: string, value: string): void {
  const attribute = attributeOf(pool, name, user === undefined);
  if (value === '') {
    // A new user without it is one whom `requireAttributes` refuses, or whom an administrator may create so.
    if (user && attribute.Required) throw requiredMissing([name], false);
    return;
  }
  const fault = faultOf(attribute, value);
  if (!fault) return;
  if (fault.kind === 'malformed-email') throw emailMalformed({ attribute: name });
  if (fault.kind === 'malformed-phone') throw phoneNumberMalformed({ attribute: name });
  throw attributeValueOutOfBounds({ attribute: name, ...fault });
}

function attributeOf(pool: Pool, name: string, creating: boolean): SchemaAttribute {
  const attribute = (pool.settings.SchemaAttributes ?? []).find(entry => entry.Name === name);
  if (!attribute) throw attributeUnknown({ attribute: name, during: creating ? 'creation' : 'update' });
  return attribute;
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
 * Holds a new user's attributes against what the pool requires.
 *
 * @throws required-attribute-missing
 */
export function requireAttributes(pool: Pool, attributes: Attributes): void {
  const lacking = missingRequired(pool, { attributes });
  if (lacking.length > 0) throw requiredMissing(lacking, true);
}

/** Attributes that a user must have, by their SCIM names too (observed). */
export function requiredMissing(attributes: readonly string[], creating: boolean): Failure {
  return requiredAttributeMissing({ attributes, shownAs: attributes.map(scimName), creating });
}
