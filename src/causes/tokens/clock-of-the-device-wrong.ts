import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const clockOfTheDeviceWrong = describeCause({
  id: 'clock-of-the-device-wrong',
  title: 'The clock of the device is wrong',
  seen: [
    { at: 'client library', error: 'JwtExpiredError', text: 'Token expired at <time>' },
    { at: 'client library', error: 'JwtNotBeforeError', text: 'Token not active yet' },
    { at: 'client library', error: 'NotBeforeError', text: 'jwt not active' },
    {
      at: 'client library',
      error: 'ImmatureSignatureError',
      text: 'The token is not yet valid (<claim>)',
    },
    { at: 'client library', text: 'Token used too early' },
    {
      at: 'client library',
      text: "Token used too early, <now> < <issued>. Check that your computer's clock is set correctly.",
    },
    { at: 'browser', text: 'A user is signed out right after signing in.' },
  ],
  means:
    'What checks the token compares exp and iat with the clock of the device. If that is ahead by more than the life of the ' +
    'token, a fresh token seems expired; if it is behind, it seems to be from the future.',
  toldApart:
    'It happens on one device only. The Date header of an answer of the service, or iat of a fresh token, is far from the ' +
    'time of the device.',
  fix: 'Set the clock by the network. An app can keep the difference between iat and its own time at sign-in, and count with it.',
  likely: 15,
  judge: judgedBy(function* ({ tokens, now }) {
    for (const { issuedAt } of tokens)
      if (issuedAt !== undefined && issuedAt > now + 60_000)
        yield settles(`The token was issued ${span(issuedAt - now)} from now, by the clock of this machine.`);
  }),
  settledBy: filledIn('curl -sI https://cognito-idp.REGION.amazonaws.com | grep -i ^date; date -u'),
  source: reported('amazon-archives/amazon-cognito-identity-js', 495),
});
