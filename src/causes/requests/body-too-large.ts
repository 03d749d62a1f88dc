import { defineCause } from '../cause.ts';

export const bodyTooLarge = defineCause<{ limit: number }>({
  id: 'body-too-large',
  title: 'The request body is too large',
  shows: {
    type: 'RequestEntityTooLargeException',
    message: ({ limit }) => `The request body is larger than ${limit} bytes.`,
  },
  means: 'The body is longer than any input of the API has reason to be. It was not read to its end.',
  toldApart: 'It is the only cause of this error.',
  fix: 'Send less: the bound is two mebibytes.',
});
