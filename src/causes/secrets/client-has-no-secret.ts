import { defineCause } from '../cause.ts';

export const clientHasNoSecret = defineCause<{ client: string }>({
  id: 'client-has-no-secret',
  title: 'The app client is a public one: it has no secret to add to',
  shows: {
    type: 'InvalidParameterException',
    message: 'Client secrets can only be added to a confidential app client.',
  },
  means:
    'An app client gets its first secret when it is created. One that was created without is public for life, since ' +
    'apps that are out use it without a SECRET_HASH.',
  toldApart:
    'DescribeUserPoolClient shows no ClientSecret. Such clients are excluded by the documentation; the wording of the ' +
    'message is inferred.',
  fix: 'Create an app client with GenerateSecret and use its id where the secret can be kept.',
});
