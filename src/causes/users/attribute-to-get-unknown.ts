import { defineCause } from '../cause.ts';

export const attributeToGetUnknown = defineCause<{ attribute: string }>({
  id: 'attribute-to-get-unknown',
  title: 'AttributesToGet names an attribute that the pool does not have',
  shows: {
    type: 'InvalidParameterException',
    message: 'Input fails to satisfy the constraints.',
  },
  means: "Each name in AttributesToGet must be an attribute of the pool's schema.",
  toldApart: 'The facts name it.',
  fix: 'Correct the name; own attributes are written custom:name.',
});
