import { defineCause } from '../cause.ts';

export const standardAttributeRetyped = defineCause<{ attribute: string }>({
  id: 'standard-attribute-retyped',
  title: 'A standard attribute cannot change its type',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) =>
      `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${attribute}`,
  },
  means:
    'An entry of Schema names a standard attribute with another data type than its own, or makes it ' +
    'developer-only.',
  toldApart: 'The message names the attribute.',
  fix:
    'Leave AttributeDataType as it is (String for most, Boolean for email_verified and ' +
    'phone_number_verified, Number for updated_at), or use a custom attribute.',
});
