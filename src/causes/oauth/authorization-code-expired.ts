import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';

export const authorizationCodeExpired = describeCause({
  id: 'authorization-code-expired',
  title: 'The authorization code is older than five minutes',
  seen: [
    { at: 'API', error: 'invalid_grant' },
    { at: 'client library', error: 'invalid_grant' },
    { at: 'client library', text: 'expected 200 OK, got: 400 Bad Request' },
  ],
  means:
    'A code is good for some five minutes after the sign-in. A debugger, a laptop that slept or a queue took longer.',
  toldApart: 'The time between the callback and the request to /oauth2/token.',
  fix: 'Exchange the code as soon as it comes; begin the sign-in again.',
  likely: 15,
  source: documented('token-endpoint'),
});
