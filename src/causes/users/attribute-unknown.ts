import { defineCause } from '../cause.ts';

export const attributeUnknown = defineCause<{ attribute: string; creating: boolean }>({
  id: 'attribute-unknown',
  title: 'The pool has no such attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, creating }) =>
      creating
        ? `Attributes did not conform to the schema: Type for attribute {${attribute}} could not be determined`
        : `user.${attribute}: Attribute does not exist in the schema.\n`,
  },
  means:
    "Neither the standard attributes nor those of the pool's own have that name. Own attributes are " +
    'written custom:name.',
  toldApart: 'DescribeUserPool lists SchemaAttributes.',
  fix: 'Correct the name, or add the attribute with AddCustomAttributes.',
});
