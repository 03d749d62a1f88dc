import { defineCause } from '../cause.ts';

export const totpCodeUsed = defineCause<{ user: string }>({
  id: 'totp-code-used',
  title: 'The code of the authenticator app was used before',
  shows: { type: 'ExpiredCodeException', message: 'Your software token has already been used once.' },
  means:
    'Each code of an authenticator app is good once. It was used to sign in, or to verify the token, within the last ' +
    'half minute.',
  toldApart: 'The code is right. The same user signed in, or set the token up, a moment ago.',
  fix: 'Wait for the next code, at most 30 seconds. A test that owns the clock moves it on by 30 seconds.',
  likely: 5,
});
