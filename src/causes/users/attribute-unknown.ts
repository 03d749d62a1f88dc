import { defineCause } from '../cause.ts';

/** The last is what another implementation of the service answers; the others are observed. */
const texts = {
  creation: attribute =>
    `Attributes did not conform to the schema: Type for attribute {${attribute}} could not be determined`,
  update: attribute => `user.${attribute}: Attribute does not exist in the schema.\n`,
  deletion: attribute => `Invalid user attributes: Type for attribute {${attribute}} could not be determined`,
  'administrative deletion': attribute =>
    `Invalid user attributes: user.${attribute}: Attribute does not exist in the schema.\n`,
} as const satisfies Readonly<Record<string, (attribute: string) => string>>;

export const attributeUnknown = defineCause<{ attribute: string; during: keyof typeof texts }>({
  id: 'attribute-unknown',
  title: 'The pool has no such attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, during }) => texts[during](attribute),
    forms: [
      'Attributes did not conform to the schema: Type for attribute {<attribute>} could not be determined',
      'user.<attribute>: Attribute does not exist in the schema.',
      'Invalid user attributes: Type for attribute {<attribute>} could not be determined',
      'Invalid user attributes: user.<attribute>: Attribute does not exist in the schema.',
    ],
  },
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: '<attribute>: Attribute does not exist in the schema.',
    },
  ],
  means:
    "Neither the standard attributes nor those of the pool's own have that name. Own attributes are " +
    'written custom:name.',
  toldApart: 'DescribeUserPool lists SchemaAttributes.',
  fix: 'Correct the name, or add the attribute with AddCustomAttributes.',
});
