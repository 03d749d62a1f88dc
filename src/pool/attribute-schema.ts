import type { PoolSettings } from '../model/operation.ts';
import { present } from './present.ts';
import { identities, standardSchema } from './standard-schema.ts';

/** One attribute of a pool's schema. */
export type SchemaAttribute = NonNullable<PoolSettings['SchemaAttributes']>[number];

const namesBeforeCustom: readonly string[] = [
  'profile',
  'address',
  'birthdate',
  'gender',
  'preferred_username',
  'updated_at',
  'website',
  'picture',
  'identities',
  'sub',
  'email_verified',
  'phone_number_verified',
  'phone_number',
  'zoneinfo',
];

const namesAfterCustom: readonly string[] = [
  'locale',
  'email',
  'given_name',
  'family_name',
  'middle_name',
  'name',
  'nickname',
];

/** Whether every pool has an attribute of that name. */
export function isStandardAttribute(name: string): boolean {
  return standardSchema.some(attribute => attribute.Name === name);
}

/**
 * The name that an attribute of a pool's own gets: `custom:tenant`, for developers only `dev:custom:tenant`.
 */
export function customNameOf(given: SchemaAttribute): string {
  return `${given.DeveloperOnlyAttribute ? 'dev:' : ''}custom:${given.Name}`;
}

/**
 * The schema that CreateUserPool makes of what it is given, in the order in which it shows it (observed): the
 * standard attributes, some made required or immutable, then the pool's own.
 */
export function schemaFrom(given: readonly SchemaAttribute[]): SchemaAttribute[] {
  const standard = standardSchema.map(attribute => {
    const override = given.find(entry => entry.Name === attribute.Name);
    return override ? overridden(attribute, override) : attribute;
  });
  const own = given.filter(entry => !isStandardAttribute(entry.Name ?? ''));
  return [...standard, ...own.map(customAttribute)];
}

/**
 * The schema in the order in which DescribeUserPool shows it, with the `identities` that it adds (observed).
 */
export function inDescribeOrder(schema: readonly SchemaAttribute[]): SchemaAttribute[] {
  const all = [...schema, identities];
  const named = (name: string) => all.find(attribute => attribute.Name === name) ?? [];
  const custom = schema.filter(attribute => !isStandardAttribute(attribute.Name ?? ''));
  return [...namesBeforeCustom.flatMap(named), ...custom, ...namesAfterCustom.flatMap(named)];
}

/** A standard attribute whose entry leaves `Mutable` out becomes immutable (observed). */
function overridden(attribute: SchemaAttribute, given: SchemaAttribute): SchemaAttribute {
  return {
    ...attribute,
    Mutable: given.Mutable ?? false,
    Required: given.Required ?? false,
    ...present({
      StringAttributeConstraints: given.StringAttributeConstraints,
      NumberAttributeConstraints: given.NumberAttributeConstraints,
    }),
  };
}

/**
 * An attribute of a pool's own. Constraints that are left out are shown empty for strings (observed),
 * and so for numbers (inferred).
 */
export function customAttribute(given: SchemaAttribute): SchemaAttribute {
  const type = given.AttributeDataType;
  return present({
    Name: customNameOf(given),
    AttributeDataType: type,
    DeveloperOnlyAttribute: given.DeveloperOnlyAttribute ?? false,
    Mutable: given.Mutable ?? false,
    Required: false,
    StringAttributeConstraints: type === 'String' ? (given.StringAttributeConstraints ?? {}) : undefined,
    NumberAttributeConstraints: type === 'Number' ? (given.NumberAttributeConstraints ?? {}) : undefined,
  });
}
