import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const authorizationCodeUsed = describeCause({
  id: 'authorization-code-used',
  title: 'The authorization code was exchanged before',
  seen: [
    { at: 'API', error: 'invalid_grant' },
    { at: 'client library', error: 'invalid_grant' },
    { at: 'client library', text: 'expected 200 OK, got: 400 Bad Request' },
  ],
  means:
    'A code is good for one exchange. A component that renders twice, a page that is loaded again, or a library and the app ' +
    'both exchanging it send it a second time.',
  toldApart:
    'Two requests to /oauth2/token with the same code, the first with success. The user may be signed in in spite of the error.',
  fix: 'Exchange the code in one place, once, and take it out of the address at once.',
  likely: 50,
  judge: judgedBy(function* ({ calls }) {
    const failed = calls.findLast(
      ({ outcome, operation }) => outcome === 'failed' && /token/i.test(operation),
    );
    const mark = failed?.marks?.code;
    if (failed === undefined || mark === undefined) return;
    const earlier = calls
      .slice(0, calls.indexOf(failed))
      .find(({ outcome, marks }) => outcome === 'ok' && marks?.code === mark);
    if (earlier) yield settles('The same code was exchanged with success before.');
  }),
  source: documented('token-endpoint'),
});
