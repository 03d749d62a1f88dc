import type { Failure } from '../../causes/cause.ts';
import { attributeImmutable } from '../../causes/users/attribute-immutable.ts';
import { attributeNotForClients } from '../../causes/users/attribute-not-for-clients.ts';
import { attributeNotWritable } from '../../causes/users/attribute-not-writable.ts';
import { attributeUnknown } from '../../causes/users/attribute-unknown.ts';
import { attributeValueOutOfBounds } from '../../causes/users/attribute-value-out-of-bounds.ts';
import { emailMalformed } from '../../causes/users/email-malformed.ts';
import { phoneNumberMalformed } from '../../causes/users/phone-number-malformed.ts';
import { requiredAttributeMissing } from '../../causes/users/required-attribute-missing.ts';
import { faultOf, scimName, type ValueFault } from '../../pool/attribute-rules.ts';
import type { SchemaAttribute } from '../../pool/attribute-schema.ts';
import type { Client, Pool } from '../../pool/pool.ts';

/** A change of attributes: who makes it, of what. */
export interface AttributeChange {
  readonly pool: Pool;
  /** The app client by which a user or stranger writes; its WriteAttributes hold. */
  readonly client?: Client;
  /** What was there; undefined for a new user. */
  readonly before: Readonly<Record<string, string>> | undefined;
  readonly changes: readonly { readonly Name?: string; readonly Value?: string }[];
  readonly by: 'user' | 'admin';
}

type Attributes = Readonly<Record<string, string>>;

/** What users never set themselves (observed). */
const setByService: readonly string[] = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * The attributes after a change, checked against the schema of the pool. All of it holds or none. Of several values
 * for one name the last counts; an empty value deletes; an address that changes is no longer verified (observed).
 *
 * @throws a cause of causes/users for the first change that the schema forbids
 */
export function writeAttributes(change: AttributeChange): Attributes {
  const { before, changes, by } = change;
  const given = new Map(changes.map(({ Name = '', Value = '' }) => [Name, Value]));
  for (const [name, value] of given) checkOne(change, name, value);
  const after: Record<string, string> = { ...before };
  for (const [name, value] of given) {
    if (value === '') delete after[name];
    else after[name] = value;
  }
  for (const address of ['email', 'phone_number']) {
    const verified = `${address}_verified`;
    if (after[address] === undefined) delete after[verified];
    else if (after[address] !== before?.[address] && !given.has(verified) && (before || by === 'user')) {
      // A new user of an administrator gets no value that was not given (observed).
      after[verified] = 'false';
    }
  }
  return after;
}

function checkOne({ pool, client, before, by }: AttributeChange, name: string, value: string): void {
  if (name === 'sub' || (by === 'user' && setByService.includes(name))) {
    throw attributeNotForClients({ attribute: name });
  }
  const attribute = (pool.settings.SchemaAttributes ?? []).find(entry => entry.Name === name);
  const creating = before === undefined;
  if (!attribute) throw attributeUnknown({ attribute: name, creating });
  const writable = client?.settings.WriteAttributes;
  if (client && writable && writable.length > 0 && !writable.includes(name)) {
    throw attributeNotWritable({ attribute: name, client: client.id });
  }
  if (!creating && attribute.Mutable === false) throw attributeImmutable({ attribute: name });
  if (value === '') {
    if (attribute.Required) throw missing(name, creating);
    return;
  }
  const fault = faultOf(attribute, value);
  if (fault) throw faults[fault.kind](name, fault);
}

/**
 * Holds a new user's attributes against what the pool requires.
 *
 * @throws required-attribute-missing
 */
export function requireAttributes(pool: Pool, attributes: Attributes): void {
  const required = (pool.settings.SchemaAttributes ?? []).filter(isRequired);
  const lacking = required.find(({ Name = '' }) => !attributes[Name]);
  if (lacking) throw missing(lacking.Name ?? '', true);
}

function isRequired(attribute: SchemaAttribute): boolean {
  return attribute.Required === true && attribute.Name !== 'sub';
}

function missing(attribute: string, creating: boolean): Failure {
  return requiredAttributeMissing({ attribute, shownAs: scimName(attribute), creating });
}

type Make = (attribute: string, fault: ValueFault) => Failure;

/** The first is observed, the other bounds inferred from it. */
const bound =
  (words: (limit: number) => string): Make =>
  (attribute, fault) =>
    attributeValueOutOfBounds({ attribute, rule: words('limit' in fault ? fault.limit : 0) });

const faults: Readonly<Record<ValueFault['kind'], Make>> = {
  'too-long': bound(limit => `String must be no longer than ${limit} characters`),
  'too-short': bound(limit => `String must be at least ${limit} characters`),
  'too-large': bound(limit => `Number must be no greater than ${limit}`),
  'too-small': bound(limit => `Number must be no less than ${limit}`),
  'not-a-number': bound(() => 'Value must be a number'),
  'not-a-boolean': bound(() => 'Value must be true or false'),
  'malformed-email': attribute => emailMalformed({ attribute }),
  'malformed-phone': attribute => phoneNumberMalformed({ attribute }),
};
