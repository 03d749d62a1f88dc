import { defineCause } from '../cause.ts';

export const emailMalformed = defineCause<{ attribute: string }>({
  id: 'email-malformed',
  title: 'The value is no e-mail address',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid email address format.',
  },
  means: 'The attribute email must be an e-mail address.',
  toldApart: 'The value lacks an @, has spaces, or has no domain with a dot.',
  fix: 'Send one address without a name.',
});
