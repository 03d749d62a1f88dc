import { defineCause } from '../cause.ts';
import { clientOf, namedClient } from '../client-of.ts';
import { codeSubmission, isSameCode } from '../code-submission.ts';
import { rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const codeIssuedToAnotherClient = defineCause<{ issuedTo: string; submittedBy: string }>({
  id: 'code-issued-to-another-client',
  title: 'The code was issued to another app client',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    'A reset code is bound to the app client whose ForgotPassword asked for it. Another client of the pool ' +
    'submitted it. The code has not expired: it still works for its own client.',
  toldApart:
    'The ClientId of ConfirmForgotPassword differs from the ClientId of the ForgotPassword that sent the code; ' +
    'the link in the mail carries the right one as cid.',
  fix: 'Send the code back with the ClientId that asked for it: put it into the link as cid and let the page use it.',
  seen: [
    { at: 'browser', text: 'Code expired. Request a new one.' },
    { at: 'browser', text: 'Your code has expired.' },
  ],
  likely: 100,
  judge: judgedBy(function* (known) {
    const submission = codeSubmission(known);
    const { by, call, requests, isSameUser } = submission;
    const request = requests.at(-1);
    if (known.user?.exists === false)
      yield rulesOut('The pool has no user of that name, for whom a code could be.');
    const submitter = by === undefined ? undefined : namedClient(known, by);
    if (request?.clientId !== undefined && by !== undefined) {
      const asked = `${request.operation} was sent by client ${namedClient(known, request.clientId)}`;
      const pair = `${asked}, ${call?.operation ?? 'the code'} by ${submitter}`;
      if (request.clientId === by)
        yield isSameUser ? rulesOut(`${pair}: the same.`) : speaksAgainst(`${pair}: the same.`);
      else
        yield isSameUser
          ? settles(`${pair}.`)
          : speaksFor(`${pair}; that both are of one user is not known.`);
    }
    const worked =
      call &&
      known.calls
        .slice(known.calls.indexOf(call) + 1)
        .find(other => other.outcome === 'ok' && isSameCode(other, call));
    if (worked?.clientId !== undefined && worked.clientId !== by)
      yield settles(`The same code was accepted from client ${namedClient(known, worked.clientId)}.`);
    for (const { clientId, poolId, code } of known.links) {
      if (code === 'absent') continue;
      const linked =
        clientId === undefined ? undefined : `The link names client ${namedClient(known, clientId)}`;
      if (linked === undefined)
        yield speaksFor(
          'The link names no client (cid), so that the page behind it has to submit the code with one of its own.',
        );
      else if (by !== undefined && clientId !== by)
        yield speaksFor(`${linked}; the code was submitted by ${submitter}.`);
      else if (by !== undefined)
        yield speaksAgainst(`${linked}, and so does the call that submitted the code.`);
      const owner = clientOf(known, by)?.pool.id;
      if (poolId !== undefined && owner !== undefined && owner !== poolId)
        yield settles(
          `The link is of pool ${poolId}; client ${submitter}, which submitted the code, is one of pool ${owner}.`,
        );
    }
    const [only, ...others] = new Set(known.pools.flatMap(({ clients }) => clients.map(({ id }) => id)));
    if (only !== undefined && others.length === 0)
      yield speaksAgainst(`The pool has one client only, ${namedClient(known, only)}.`);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
});
