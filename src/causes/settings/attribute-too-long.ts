import { defineCause } from '../cause.ts';

export const attributeTooLong = defineCause<{ attribute: string }>({
  id: 'attribute-too-long',
  title: 'An attribute may not be longer than 2048 characters',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `user.${attribute}: String attributes cannot have a length of more than 2048`,
  },
  means: 'StringAttributeConstraints of an entry of Schema has a MinLength or MaxLength above 2048.',
  toldApart: 'The message names the attribute.',
  fix: 'Use 2048 at most, and keep longer text elsewhere.',
});
