import { defineCause } from '../cause.ts';

export const attributeImmutable = defineCause<{
  attribute: string;
  during: 'update' | 'deletion';
  /** The name by which a refused deletion calls it. */
  shownAs?: string;
}>({
  id: 'attribute-immutable',
  title: 'The attribute cannot be changed once it is set',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, during, shownAs = attribute }) =>
      during === 'update'
        ? `user.${attribute}: Attribute cannot be updated.\n`
        : `Invalid user attributes: ${shownAs}: This attribute does not satisfy the mutability validation defined in the schema.`,
  },
  means: 'The schema of the pool makes the attribute immutable.',
  toldApart: 'DescribeUserPool shows Mutable false for it.',
  fix: 'Leave it out; only the creation of a user sets it.',
});
