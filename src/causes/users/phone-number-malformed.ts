import { defineCause } from '../cause.ts';

export const phoneNumberMalformed = defineCause<{ attribute: string }>({
  id: 'phone-number-malformed',
  title: 'The value is no phone number',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid phone number format.',
  },
  means: 'The attribute phone_number must be in E.164 form: a + and up to 15 digits.',
  toldApart: 'The value has spaces, brackets, or no leading +.',
  fix: 'Send it as +15551234567.',
});
