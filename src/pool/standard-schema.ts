import type { SchemaAttribute } from './attribute-schema.ts';

function standard(
  name: string,
  type: NonNullable<SchemaAttribute['AttributeDataType']>,
  constraints: Pick<SchemaAttribute, 'StringAttributeConstraints' | 'NumberAttributeConstraints'>,
): SchemaAttribute {
  return {
    Name: name,
    AttributeDataType: type,
    DeveloperOnlyAttribute: false,
    Mutable: true,
    Required: false,
    ...constraints,
  };
}

function text(name: string, min = '0', max = '2048'): SchemaAttribute {
  return standard(name, 'String', { StringAttributeConstraints: { MinLength: min, MaxLength: max } });
}

/** The attributes that every pool has, in the order in which CreateUserPool shows them (observed). */
export const standardSchema: readonly SchemaAttribute[] = [
  { ...text('sub', '1'), Mutable: false, Required: true },
  text('name'),
  text('given_name'),
  text('family_name'),
  text('middle_name'),
  text('nickname'),
  text('preferred_username'),
  text('profile'),
  text('picture'),
  text('website'),
  text('email'),
  standard('email_verified', 'Boolean', {}),
  text('gender'),
  text('birthdate', '10', '10'),
  text('zoneinfo'),
  text('locale'),
  text('phone_number'),
  standard('phone_number_verified', 'Boolean', {}),
  text('address'),
  standard('updated_at', 'Number', { NumberAttributeConstraints: { MinValue: '0' } }),
];

/** Where federated users' identities stand; only DescribeUserPool shows it (observed). */
export const identities: SchemaAttribute = standard('identities', 'String', {
  StringAttributeConstraints: {},
});
