import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const paginationTokenInvalid = defineCause<{ reason: string }>({
  id: 'pagination-token-invalid',
  title: 'The pagination token does not belong to this listing',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid pagination token given.',
  },
  means: 'A token continues the listing that gave it, within an hour, with the same parameters.',
  toldApart: 'It does not open, is old, or the filter or attributes changed since.',
  fix: 'Start the listing again without a token, and keep its parameters until it ends.',
});
