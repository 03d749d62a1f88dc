import { defineCause } from '../cause.ts';

export const attributeValueOrder = defineCause<{ attribute: string }>({
  id: 'attribute-value-order',
  title: 'An attribute may be at most less than it must be',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `Attribute ${attribute} cannot have a max value smaller than it's min value`,
  },
  means:
    'NumberAttributeConstraints of an entry of Schema has a MaxValue below its MinValue. Both are numbers ' +
    'written as text.',
  toldApart: 'The message names the attribute.',
  fix: 'Make MinValue the smaller one.',
});
