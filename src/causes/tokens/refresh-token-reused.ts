import { defineCause } from '../cause.ts';

export const refreshTokenReused = defineCause<{ user: string; family: string; graceSeconds: number }>({
  id: 'refresh-token-reused',
  title: 'A refresh token was used again after it had been exchanged',
  shows: {
    type: 'RefreshTokenReuseException',
    message: 'Refresh token reuse detected',
  },
  means:
    'The app client rotates refresh tokens: each use gives a new one and ends the old one, at once or after the ' +
    'grace of RetryGracePeriodSeconds. The token that came is an old one. The sign-in goes on with the newest.',
  toldApart:
    'The fact `graceSeconds` says how long a retry is taken. Two tabs or requests that refresh at once, a retry ' +
    'after a lost answer, and an app that did not keep the new token show this; so does a stolen token.',
  fix:
    'Keep the RefreshToken of each answer, refresh from one place at a time, and set RetryGracePeriodSeconds to ' +
    'some 10 seconds for retries. Where nobody of yours sent the token twice, revoke it and sign in again.',
});
