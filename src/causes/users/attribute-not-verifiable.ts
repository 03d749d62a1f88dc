import { defineCause } from '../cause.ts';

/** The text is inferred: no capture of it is public. */
export const attributeNotVerifiable = defineCause<{ attribute: string }>({
  id: 'attribute-not-verifiable',
  title: 'Only an e-mail address or a phone number can be verified',
  shows: {
    type: 'InvalidParameterException',
    message: ({ attribute }) => `The attribute ${attribute} cannot be verified.`,
  },
  means: 'A code proves that its recipient owns an address. Only email and phone_number hold one.',
  toldApart: 'The message names the attribute.',
  fix: 'Send email or phone_number as AttributeName.',
});
