import type { SchemaAttribute } from '../pool/attribute-schema.ts';
import { present } from '../pool/present.ts';
import type { CustomAttributeEntry } from './custom-attribute-entry.ts';

/** The standard attributes that a pool may require of its users. */
export const requirableAttributes = [
  ...(['address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'locale'] as const),
  ...(['middle_name', 'name', 'nickname', 'phone_number', 'picture', 'preferred_username'] as const),
  ...(['profile', 'updated_at', 'website', 'zoneinfo'] as const),
] as const;

/** What CreateUserPool would be given as Schema. */
export function describedSchema(pool: {
  readonly requiredAttributes?: readonly (typeof requirableAttributes)[number][];
  readonly customAttributes?: readonly CustomAttributeEntry[];
}): SchemaAttribute[] {
  const { requiredAttributes = [], customAttributes = [] } = pool;
  return [
    ...requiredAttributes.map(Name => ({ Name, Required: true, Mutable: true })),
    ...customAttributes.map(customSchema),
  ];
}

function customSchema({ name, type, mutable, min, max }: CustomAttributeEntry): SchemaAttribute {
  const [least, greatest] = [min, max].map(bound => bound?.toString());
  return {
    Name: name,
    AttributeDataType: type,
    Mutable: mutable,
    ...(type === 'String' && {
      StringAttributeConstraints: present({ MinLength: least, MaxLength: greatest }),
    }),
    ...(type === 'Number' && {
      NumberAttributeConstraints: present({ MinValue: least, MaxValue: greatest }),
    }),
  };
}
