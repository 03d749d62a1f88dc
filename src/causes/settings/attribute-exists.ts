import { defineCause } from '../cause.ts';

/** The text is what another implementation of the service answers. */
export const attributeExists = defineCause<{ attribute: string }>({
  id: 'attribute-exists',
  title: 'The pool has an attribute of that name already',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `${attribute}: Existing attribute already has name ${attribute}.`,
  },
  means:
    'AddCustomAttributes names an attribute that the schema of the pool has. An attribute is added once and for all: ' +
    'it cannot be changed, renamed or removed.',
  toldApart: 'The message names the attribute; DescribeUserPool lists it. Nothing was added.',
  fix: 'Leave it out, or add one of another name.',
});
