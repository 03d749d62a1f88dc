import { defineCause } from '../cause.ts';

export const attributeWithoutName = defineCause<{ position: number }>({
  id: 'attribute-without-name',
  title: 'An attribute of the schema has no name',
  shows: {
    type: 'InvalidParameterException',
    message: ({ position }) =>
      `1 validation error detected: Value null at 'schema.${position}.member.name' failed to satisfy constraint: Member must not be null`,
  },
  means:
    'An entry of Schema has no Name, so it is not clear whether a standard attribute is meant or one of ' +
    "the pool's own.",
  toldApart: 'The message gives the position of the entry, counted from 1.',
  fix: 'Give each entry of Schema a Name.',
});
