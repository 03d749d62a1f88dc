import { defineCause } from '../cause.ts';
import { settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sendingClient } from '../sender.ts';
import { span } from '../span.ts';

export const sessionExpired = defineCause<{ challenge: string }>({
  id: 'session-expired',
  title: 'The session is past its time',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid session for the user, session is expired.',
  },
  means: 'Between the challenge and its answer passed more than AuthSessionValidity (3 to 15 minutes).',
  toldApart: 'The Session is right but old.',
  fix: 'Begin again; raise AuthSessionValidity if users need longer.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const answer = failedCall(known, ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge']);
    const mark = answer?.marks?.session;
    if (mark === undefined || answer?.at === undefined) return;
    const given = known.calls
      .slice(0, known.calls.indexOf(answer))
      .findLast(({ marks }) => marks?.session === mark);
    if (given?.at === undefined) return;
    const minutes = sendingClient(known)?.sessionMinutes;
    const age = answer.at - given.at;
    const life = minutes === undefined ? 'sessions last 3 to 15 minutes' : `it lasts ${minutes} minutes`;
    const said = `The session was answered ${span(age)} after it was given out; ${life}.`;
    if (age > (minutes ?? 15) * 60_000) yield settles(said);
    else yield age > (minutes ?? 3) * 60_000 ? speaksFor(said) : speaksAgainst(said);
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION --query 'UserPoolClient.AuthSessionValidity'",
  ),
});
