import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const passwordWithWhiteSpace = describeCause({
  id: 'password-with-white-space',
  title: 'The password has white space, or is empty or too long',
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value at 'password' failed to satisfy constraint: <rule>",
    },
    { at: 'API', error: 'InvalidPasswordException', text: 'Password does not conform to policy: <rule>' },
  ],
  means:
    'Passwords have 1 to 256 characters and, by the API model, no white space. The Developer Guide counts a space within the ' +
    'password as a symbol; the two do not agree.',
  toldApart: "The message names the member 'password' and a constraint, not a rule of the pool's policy.",
  fix:
    'Check length and white space where the password is typed, and say so. Never trim a password silently: the user would ' +
    'not know what it is.',
  likely: 10,
  source: documented('managing-users-passwords'),
});
