import { defineCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { settles } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { judgedBy } from '../judged-by.ts';

export const sessionInvalid = defineCause<{ challenge: string; reason: string }>({
  id: 'session-invalid',
  title: 'The session is not one of this user and client',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user.',
  },
  means: 'The Session was altered, or given out for another user, client, pool or challenge.',
  toldApart: 'It does not open, or what it is bound to differs from the request.',
  fix: 'Answer with the Session of the last response, unchanged, as the same user and client.',
  likely: 15,
  judge: judgedBy(function* (known) {
    const answer = failedCall(known, ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge']);
    const mark = answer?.marks?.session;
    if (answer === undefined || mark === undefined) return;
    const given = known.calls
      .slice(0, known.calls.indexOf(answer))
      .findLast(({ marks }) => marks?.session === mark);
    if (given?.clientId !== undefined && answer.clientId !== undefined && given.clientId !== answer.clientId)
      yield settles(
        `The session was given to client ${namedClient(known, given.clientId)} and answered by ${namedClient(known, answer.clientId)}.`,
      );
  }),
});
