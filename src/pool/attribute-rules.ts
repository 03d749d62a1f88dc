import type { SchemaAttribute } from './attribute-schema.ts';

/** What is wrong with a value by itself. */
export type ValueFault =
  | { readonly kind: 'too-long' | 'too-short' | 'too-large' | 'too-small'; readonly limit: number }
  | { readonly kind: 'not-a-number' | 'not-a-boolean' | 'not-a-date' }
  | { readonly kind: 'malformed-email' }
  | { readonly kind: 'malformed-phone' };

/**
 * Names of the SCIM schema, by which some errors call the standard attributes
 * (observed, but for middle_name).
 */
const scimNames: Readonly<Record<string, string>> = {
  family_name: 'name.familyName',
  email: 'emails',
  given_name: 'name.givenName',
  middle_name: 'name.middleName',
  name: 'name.formatted',
  phone_number: 'phoneNumbers',
  address: 'addresses',
  birthdate: 'aws:cognito:system.birthdate',
  gender: 'aws:cognito:system.gender',
  preferred_username: 'aws:cognito:system.preferred_username',
  updated_at: 'aws:cognito:system.updated_at',
};

/** The attribute's name in errors about the schema. */
export function scimName(attribute: string): string {
  return scimNames[attribute] ?? attribute;
}

/** One bare address: nothing that a mail program could read as a name, a list or a second address. */
const email = /^[^\s@\p{C}"(),:;<>[\\\]]+@[^\s@\p{C}"(),:;<>[\\\]]+\.[^\s@\p{C}"(),.:;<>[\\\]]+$/u;
const phone = /^\+[0-9]{1,15}$/;

/** Whether a text has the form of an e-mail address as the service takes it. */
export function isEmail(text: string): boolean {
  return email.test(text);
}

/** Whether a text is a phone number in E.164 form. */
export function isPhoneNumber(text: string): boolean {
  return phone.test(text);
}

/**
 * The first fault of a value; undefined where it is good. An empty value means
 * deletion and is never looked at here.
 */
export function faultOf(attribute: SchemaAttribute, value: string): ValueFault | undefined {
  if (attribute.Name === 'email' && !isEmail(value)) return { kind: 'malformed-email' };
  if (attribute.Name === 'phone_number' && !isPhoneNumber(value)) return { kind: 'malformed-phone' };
  if (attribute.AttributeDataType === 'Boolean') {
    return value === 'true' || value === 'false' ? undefined : { kind: 'not-a-boolean' };
  }
  if (attribute.AttributeDataType === 'Number') return numberFault(attribute, value);
  if (attribute.AttributeDataType === 'DateTime') return isDate(value) ? undefined : { kind: 'not-a-date' };
  const length = [...value].length;
  const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {};
  if (MaxLength !== undefined && length > Number(MaxLength)) {
    return { kind: 'too-long', limit: Number(MaxLength) };
  }
  if (MinLength !== undefined && length < Number(MinLength)) {
    return { kind: 'too-short', limit: Number(MinLength) };
  }
  return undefined;
}

/** A date of ISO 8601, with or without its time of day (inferred). */
function isDate(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function numberFault(attribute: SchemaAttribute, value: string): ValueFault | undefined {
  if (!/^-?\d+$/.test(value)) return { kind: 'not-a-number' };
  const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {};
  if (MaxValue !== undefined && Number(value) > Number(MaxValue)) {
    return { kind: 'too-large', limit: Number(MaxValue) };
  }
  if (MinValue !== undefined && Number(value) < Number(MinValue)) {
    return { kind: 'too-small', limit: Number(MinValue) };
  }
  return undefined;
}
