import { defineCause } from '../cause.ts';

export const poolTagsRefused = defineCause<{ reason: string }>({
  id: 'pool-tags-refused',
  title: 'A tag cannot be set',
  shows: {
    type: 'UserPoolTaggingException',
    message: ({ reason }) => reason,
  },
  means: 'A pool has at most 50 tags, and names that begin with `aws:` are kept for AWS.',
  toldApart: 'The message says which of the two it is. Its wording is inferred.',
  fix: 'Use fewer tags, or names that do not begin with `aws:`.',
});
