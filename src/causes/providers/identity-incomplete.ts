import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const identityIncomplete = defineCause<{ member: string; lacks: string }>({
  id: 'identity-incomplete',
  title: 'A user of a provider is not named in full',
  shows: {
    type: 'InvalidParameterException',
    message: ({ member, lacks }) => `Invalid ${member}: ${lacks} is required.`,
  },
  means:
    'A user of an external provider is named by ProviderName, ProviderAttributeName and ProviderAttributeValue; a ' +
    'user of the pool by ProviderName Cognito and its username as ProviderAttributeValue. One of them is missing or empty.',
  toldApart: 'The message names the member that is missing and where.',
  fix: "Send it. ProviderAttributeName is Cognito_Subject where the value is the provider's own id of the user.",
});
