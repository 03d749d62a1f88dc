import { defineCause } from '../cause.ts';

export const attributeConstraintNotANumber = defineCause<{ attribute: string; constraint: string }>({
  id: 'attribute-constraint-not-a-number',
  title: 'A constraint of an attribute is no number',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, constraint }) => `Invalid ${constraint} for schema attribute ${attribute}`,
  },
  means:
    'MinLength, MaxLength, MinValue and MaxValue are numbers written as text. What an entry of Schema has ' +
    'there is none.',
  toldApart: 'The message names the attribute and the constraint.',
  fix: 'Write the number with digits only, as text: "256".',
});
