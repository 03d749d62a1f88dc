import { defineCause } from '../cause.ts';

const reasons = {
  'too-many': 'A user pool can have at most 50 tags.',
  reserved: 'Tag keys that begin with aws: are reserved.',
} as const;

export const poolTagsRefused = defineCause<{ reason: keyof typeof reasons }>({
  id: 'pool-tags-refused',
  title: 'A tag cannot be set',
  shows: {
    type: 'UserPoolTaggingException',
    message: ({ reason }) => reasons[reason],
    forms: ['A user pool can have at most 50 tags.', 'Tag keys that begin with aws: are reserved.'],
  },
  means: 'A pool has at most 50 tags, and names that begin with `aws:` are kept for AWS.',
  toldApart: 'The message says which of the two it is. Its wording is inferred.',
  fix: 'Use fewer tags, or names that do not begin with `aws:`.',
});
