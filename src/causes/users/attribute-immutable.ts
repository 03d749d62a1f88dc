import { defineCause } from '../cause.ts';

export const attributeImmutable = defineCause<{ attribute: string }>({
  id: 'attribute-immutable',
  title: 'The attribute cannot be changed once it is set',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `user.${attribute}: Attribute cannot be updated.\n`,
  },
  means: 'The schema of the pool makes the attribute immutable.',
  toldApart: 'DescribeUserPool shows Mutable false for it.',
  fix: 'Leave it out; only the creation of a user sets it.',
});
