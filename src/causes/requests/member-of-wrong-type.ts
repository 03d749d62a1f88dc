import { defineCause } from '../cause.ts';

export const memberOfWrongType = defineCause<{ member: string; expected: string; found: string }>({
  id: 'member-of-wrong-type',
  title: 'A member of the request has the wrong JSON type',
  shows: { type: 'SerializationException', message: null },
  means:
    'The request is JSON, but a value in it has another type than the API has there: a number for a text, a text for ' +
    'a truth value, one value for a list.',
  toldApart: 'The facts name the member, the type that it must have and the one that it had.',
  fix: 'Send the member with its type. The usual slips are "true" in quotes, a code sent as a number, and a list of one.',
});
