import { defineCause } from '../cause.ts';

export const requiredAttributeMissing = defineCause<{
  attributes: readonly string[];
  /** The same by their SCIM names. */
  shownAs: readonly string[];
  creating: boolean;
}>({
  id: 'required-attribute-missing',
  title: 'A required attribute has no value',
  shows: {
    type: 'InvalidParameterException',
    message: ({ shownAs, creating }) => {
      const each = shownAs.map(name => `${name}: The attribute ${name} is required`);
      return `${creating ? 'Attributes did not conform to the schema' : 'Invalid user attributes'}: ${each.join(', ')}`;
    },
    forms: [
      'Attributes did not conform to the schema: <attribute>: The attribute <attribute> is required',
      'Invalid user attributes: <attribute>: The attribute <attribute> is required',
    ],
  },
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'Attributes did not conform to the schema: <attribute>: The attribute is required',
    },
    // Each further attribute has a line of its own.
    { at: 'API', error: 'InvalidParameterException', text: '<attribute>: The attribute is required' },
  ],
  means:
    'The schema of the pool requires the attribute, and it is missing or would be deleted. The ' +
    'message calls it by its SCIM name.',
  toldApart: 'DescribeUserPool shows Required true for it.',
  fix: 'Send a value for it.',
});
