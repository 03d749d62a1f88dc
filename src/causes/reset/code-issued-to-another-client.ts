import { defineCause } from '../cause.ts';
import { clientOf, isOfNoPool, namedClient } from '../client-of.ts';
import { type CodeSubmission, codeSubmission, isSameCode } from '../code-submission.ts';
import { type Evidence, rulesOut, settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import type { Known, MailedLink } from '../known.ts';

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
    const { operation } = submission;
    if (operation !== undefined && operation !== 'ConfirmForgotPassword')
      return yield rulesOut(`The call was ${operation}; only reset codes are bound to a client.`);
    if (known.user?.exists === false)
      yield rulesOut('The pool has no user of that name, for whom a code could be.');
    yield* fromCalls(known, submission);
    for (const link of known.links) if (link.code !== 'absent') yield* fromLink(known, link, submission.by);
    const [only, ...others] = new Set(known.pools.flatMap(({ clients }) => clients.map(({ id }) => id)));
    if (only !== undefined && others.length === 0 && known.pools.some(({ hasAllClients }) => hasAllClients))
      yield speaksAgainst(`The pool has one client only, ${namedClient(known, only)}.`);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
});

/** The call that asked for the code against the one that submitted it, and what became of the code afterwards. */
function* fromCalls(known: Known, { by, call, requests, isSameUser }: CodeSubmission): Iterable<Evidence> {
  const request = requests.at(-1);
  if (request?.operation === 'AdminResetUserPassword')
    yield speaksAgainst('The code was sent by AdminResetUserPassword, which no client asks for.');
  if (request?.clientId !== undefined && by !== undefined) {
    const pair = `${request.operation} was sent by client ${namedClient(known, request.clientId)}, ${call?.operation ?? 'the code'} by ${namedClient(known, by)}`;
    if (request.clientId === by)
      yield isSameUser ? rulesOut(`${pair}: the same.`) : speaksAgainst(`${pair}: the same.`);
    else
      yield isSameUser ? settles(`${pair}.`) : speaksFor(`${pair}; that both are of one user is not known.`);
  }
  const since = call ? known.calls.slice(known.calls.indexOf(call) + 1) : [];
  const worked = since.find(other => call && other.outcome === 'ok' && isSameCode(other, call));
  if (worked?.clientId !== undefined && worked.clientId !== by)
    yield settles(`The same code was accepted from client ${namedClient(known, worked.clientId)}.`);
}

/** The link that carried the code against the client that submitted it. */
function* fromLink(
  known: Known,
  { clientId, poolId }: MailedLink,
  by: string | undefined,
): Iterable<Evidence> {
  if (clientId === undefined)
    yield speaksFor(
      'The link names no client (cid), so that the page behind it has to submit the code with one of its own.',
    );
  // Called with a client that is not there, the API says that, and nothing of the code.
  else if (by === undefined && isOfNoPool(known, clientId))
    yield speaksFor(
      `The link names client ${namedClient(known, clientId)}, which none of the pools that are known has: the code was submitted by another.`,
    );
  if (by === undefined) return;
  const submitter = namedClient(known, by);
  if (clientId === by)
    yield speaksAgainst(
      `The link names client ${namedClient(known, clientId)}, and so does the call that submitted the code.`,
    );
  else if (clientId !== undefined)
    yield speaksFor(
      `The link names client ${namedClient(known, clientId)}; the code was submitted by ${submitter}.`,
    );
  const owner = clientOf(known, by)?.pool.id;
  if (poolId !== undefined && owner !== undefined && owner !== poolId)
    yield settles(
      `The link is of pool ${poolId}; client ${submitter}, which submitted the code, is one of pool ${owner}.`,
    );
}
