import { defineCause } from '../cause.ts';

export const usernameFormWrong = defineCause<{ wanted: readonly string[] }>({
  id: 'username-form-wrong',
  title: 'The username does not have the form that the pool wants',
  shows: {
    type: 'InvalidParameterException',
    message: ({ wanted }) => {
      const form = wanted.includes('email') ? 'an email' : 'a phone number';
      return `Username should be ${wanted.length > 1 ? 'either an email or a phone number' : form}.`;
    },
  },
  means: 'UsernameAttributes of the pool makes e-mail addresses or phone numbers the usernames.',
  toldApart: 'The message names the form.',
  fix: 'Send the address or number as Username.',
});
