import { defineCause } from '../cause.ts';

export const attributeValueOutOfBounds = defineCause<{ attribute: string; rule: string }>({
  id: 'attribute-value-out-of-bounds',
  title: 'The value breaks the bounds of the attribute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute, rule }) => `user.${attribute}: ${rule}\n`,
  },
  means: "The schema of the pool bounds the attribute's length or value.",
  toldApart: 'The message names the attribute and the bound.',
  fix: 'Send a value within the bound.',
});
