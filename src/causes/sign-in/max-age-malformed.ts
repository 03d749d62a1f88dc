import { defineCause } from '../cause.ts';

/** The text is inferred. */
export const maxAgeMalformed = defineCause<Record<string, never>>({
  id: 'max-age-malformed',
  title: 'MAX_AGE is no number of seconds',
  shows: { type: 'InvalidParameterException', message: 'MAX_AGE must be a non-negative integer.' },
  means:
    'MAX_AGE says how many seconds ago the user may have authenticated at most. It is a whole number, written in digits.',
  toldApart: 'The message names the parameter.',
  fix: 'Send digits only, such as "300"; AuthParameters are strings.',
});
