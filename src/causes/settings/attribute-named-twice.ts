import { defineCause } from '../cause.ts';

export const attributeNamedTwice = defineCause<{ attribute: string }>({
  id: 'attribute-named-twice',
  title: 'The schema names an attribute twice',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) =>
      `Duplicate custom attribute names ${attribute} are not allowed in a user pool schema.`,
  },
  means: 'Two entries of Schema have the same name.',
  toldApart: 'The message names the attribute as the pool would, with `custom:`.',
  fix: 'Keep one of the entries.',
  likely: 20,
});
