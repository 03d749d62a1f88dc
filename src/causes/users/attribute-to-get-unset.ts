import { defineCause } from '../cause.ts';

export const attributeToGetUnset = defineCause<{ attribute: string; user: string }>({
  id: 'attribute-to-get-unset',
  title: 'AttributesToGet names an attribute that a listed user has no value for',
  shows: {
    type: 'InvalidParameterException',
    message: 'Input fails to satisfy the constraints.',
  },
  means:
    'ListUsers fails where any user of the page lacks one of the attributes that AttributesToGet names. The ' +
    'attribute itself exists.',
  toldApart: 'The facts name the attribute and the first user without it; a page without that user succeeds.',
  fix: 'Name only attributes that the pool requires, filter by the attribute, or leave AttributesToGet out.',
});
