import type { Failure } from '../../causes/cause.ts';
import { attributeValueOutOfBounds } from '../../causes/users/attribute-value-out-of-bounds.ts';
import { emailMalformed } from '../../causes/users/email-malformed.ts';
import { phoneNumberMalformed } from '../../causes/users/phone-number-malformed.ts';
import { requiredAttributeMissing } from '../../causes/users/required-attribute-missing.ts';
import { faultOf, scimName } from '../../pool/attribute-rules.ts';
import type { Pool } from '../../pool/pool.ts';
import { missingRequired } from '../../pool/required-attributes.ts';
import { type AttributeChange, attributeOf, requireRight } from './attribute-rights.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * The attributes after a change, checked against the schema of the pool. All of it holds or none. Of several
 * values for one name the last counts, and only that is looked at; an empty value deletes; an address that
 * changes is no longer verified (observed).
 *
 * @throws a cause of causes/users for the first change that the schema forbids
 */
export function writeAttributes(change: AttributeChange): Attributes {
  const { user, address } = change;
  const given = new Map(change.changes.map(({ Name = '', Value = '' }) => [Name, Value]));
  if (address) given.delete(address.Name);
  for (const [name, value] of given) requireRight(change, name, value);
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

/** Whether the attribute may have that value, or none. */
function checkValue({ pool, user }: AttributeChange, name: string, value: string): void {
  const attribute = attributeOf(pool, name, user ? 'update' : 'creation');
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
