import { defineCause } from '../cause.ts';

export const requiredAttributeMissing = defineCause<{
  attribute: string;
  shownAs: string;
  creating: boolean;
}>({
  id: 'required-attribute-missing',
  title: 'A required attribute has no value',
  shows: {
    type: 'InvalidParameterException',
    message: ({ shownAs, creating }) =>
      `${creating ? 'Attributes did not conform to the schema' : 'Invalid user attributes'}: ${shownAs}: The attribute ${shownAs} is required`,
  },
  means:
    'The schema of the pool requires the attribute, and it is missing or would be deleted. The ' +
    'message calls it by its SCIM name.',
  toldApart: 'DescribeUserPool shows Required true for it.',
  fix: 'Send a value for it.',
});
