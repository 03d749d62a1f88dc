import { defineCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const sessionAlreadyUsed = defineCause<{ challenge: string }>({
  id: 'session-already-used',
  title: 'The session was answered before',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
  },
  means: 'A Session is good for one successful answer, and it had one.',
  toldApart: 'Two answers with the same Session, often a double submit.',
  fix: 'Send each answer once; begin again with InitiateAuth.',
  likely: 15,
  judge: judgedBy(function* (known) {
    const operations = ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge'];
    const answer = failedCall(known, operations);
    const mark = answer?.marks?.session;
    if (answer === undefined || mark === undefined) return;
    const earlier = known.calls
      .slice(0, known.calls.indexOf(answer))
      .findLast(
        ({ operation, outcome, marks }) =>
          operations.includes(operation) && outcome === 'ok' && marks?.session === mark,
      );
    if (earlier?.at !== undefined && answer.at !== undefined)
      yield settles(`The same session was answered with success ${span(answer.at - earlier.at)} before.`);
    else if (earlier) yield settles('The same session was answered with success before.');
  }),
});
