import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

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
  likely: 20,
  seen: [
    { at: 'API', error: 'InvalidParameterException', text: 'Username should be an email.' },
    { at: 'API', error: 'InvalidParameterException', text: 'Username should be a phone number.' },
  ],
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.UsernameAttributes'",
  ),
  source: documented('user-pool-settings-attributes'),
});
