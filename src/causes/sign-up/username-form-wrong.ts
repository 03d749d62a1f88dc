import { defineCause } from '../cause.ts';

export const usernameFormWrong = defineCause<{ wanted: string }>({
  id: 'username-form-wrong',
  title: 'The username does not have the form that the pool wants',
  shows: {
    type: 'InvalidParameterException',
    message: ({ wanted }) => `Username should be ${wanted}.`,
  },
  means: 'UsernameAttributes of the pool makes e-mail addresses or phone numbers the usernames.',
  toldApart: 'The message names the form.',
  fix: 'Send the address or number as Username.',
});
