import { defineCause } from '../cause.ts';

export const attributeLengthOrder = defineCause<{ attribute: string }>({
  id: 'attribute-length-order',
  title: 'An attribute may be at most shorter than it must be',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) =>
      `Attribute ${attribute} cannot have a max length shorter than it's min length`,
  },
  means:
    'StringAttributeConstraints of an entry of Schema has a MaxLength below its MinLength. Both are ' +
    'numbers written as text.',
  toldApart: 'The message names the attribute.',
  fix: 'Make MinLength the smaller one.',
  likely: 20,
});
