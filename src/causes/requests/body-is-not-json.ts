import { defineCause } from '../cause.ts';

export const bodyIsNotJson = defineCause<{ bytes: number }>({
  id: 'body-is-not-json',
  title: 'The request body is not JSON',
  shows: { type: 'SerializationException', message: null },
  means: 'The body is empty, cut short, not UTF-8, or not JSON.',
  toldApart:
    'A body that is JSON with a value of the wrong type shows the same error; its cause is member-of-wrong-type. The ' +
    'fact gives how many bytes came in: 0 is an empty body.',
  fix: 'Send one JSON object, {} where there is nothing to say. Check that no proxy or hook rewrites the body.',
});
