import { defineCause } from '../cause.ts';

export const attributeWithoutType = defineCause<{ attribute: string }>({
  id: 'attribute-without-type',
  title: 'A custom attribute has no data type',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
  },
  means:
    'An entry of Schema that is not a standard attribute lacks AttributeDataType. CloudFormation shows ' +
    'this message too when a template changes the attributes of a pool that exists.',
  toldApart: 'The fact `attribute` names the entry.',
  fix: 'Set AttributeDataType to String, Number, DateTime or Boolean.',
});
