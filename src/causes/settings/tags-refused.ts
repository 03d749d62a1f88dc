import { defineCause } from '../cause.ts';

const reasons = {
  'too-many': 'A user pool can have at most 50 tags.',
  reserved: 'Tag keys that begin with aws: are reserved.',
} as const;

export const tagsRefused = defineCause<{ reason: keyof typeof reasons }>({
  id: 'tags-refused',
  title: 'TagResource cannot set a tag',
  shows: {
    type: 'InvalidParameterException',
    message: ({ reason }) => reasons[reason],
    forms: ['A user pool can have at most 50 tags.', 'Tag keys that begin with aws: are reserved.'],
  },
  means:
    'A pool has at most 50 tags, those that it has counted in, and names that begin with `aws:` are kept for AWS.',
  toldApart:
    'The message says which of the two it is; its wording is inferred. CreateUserPool and UpdateUserPool show ' +
    'UserPoolTaggingException for the same.',
  fix: 'Take tags off with UntagResource first, or use names that do not begin with `aws:`.',
});
