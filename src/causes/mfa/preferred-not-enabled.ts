import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const preferredNotEnabled = defineCause<{ user: string; factor: string }>({
  id: 'preferred-not-enabled',
  title: 'A factor is preferred that is not enabled',
  shows: {
    type: 'InvalidParameterException',
    message: ({ factor }) => `Cannot set ${factor} as preferred MFA because it is not enabled for the user`,
  },
  means: 'The settings of a factor have PreferredMfa true and Enabled false, or no Enabled.',
  toldApart: 'The message names the factor.',
  fix: 'Send Enabled true beside PreferredMfa true.',
});
