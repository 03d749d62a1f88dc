import { defineCause } from '../cause.ts';

export const filterNotReadable = defineCause<{ filter: string }>({
  id: 'filter-not-readable',
  title: 'The filter of ListUsers cannot be read',
  shows: {
    type: 'InvalidParameterException',
    message: 'Error while parsing filter.',
  },
  means:
    'A filter is one attribute, = or ^=, and a value in double quotes, in which a quote is written ' +
    'with a backslash before it.',
  toldApart: 'The filter text in the facts.',
  fix: 'Write it as email = "user@example.com" or name ^= "A".',
});
