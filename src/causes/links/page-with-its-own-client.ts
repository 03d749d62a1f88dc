import { describeCause } from '../cause.ts';
import { namedClient } from '../client-of.ts';
import { codeSubmission } from '../code-submission.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const pageWithItsOwnClient = describeCause({
  id: 'page-with-its-own-client',
  title: 'The page submits codes with an app client that is written into it',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
  ],
  means:
    'The reset page, or the handler behind it, has a ClientId written into it and does not read the cid of the link. It works ' +
    'for the users of that one client; the code of every other is refused as if it had expired.',
  toldApart:
    'The link names one client and ConfirmForgotPassword another, and that other is the same for all users whom it fails.',
  fix: 'Take the ClientId from the cid of the link, checked against a list of known clients, and the region from its pid.',
  likely: 3,
  judge: judgedBy(function* (known) {
    const { by } = codeSubmission(known);
    if (by === undefined) return;
    const submitted = new Set(
      known.calls
        .filter(({ operation }) => operation === 'ConfirmForgotPassword')
        .map(({ clientId }) => clientId),
    );
    for (const { clientId } of known.links)
      if (clientId === undefined)
        yield speaksFor(`The link names no client; the code was submitted by ${namedClient(known, by)}.`);
      else if (clientId === by)
        yield rulesOut(`The code was submitted by the client of the link, ${namedClient(known, by)}.`);
      else
        yield speaksFor(
          `The link names client ${namedClient(known, clientId)}; the code was submitted by ${namedClient(known, by)}.`,
        );
    const requested = new Set(
      known.calls.filter(({ operation }) => operation === 'ForgotPassword').map(({ clientId }) => clientId),
    );
    if (requested.size > 1 && submitted.size === 1)
      yield speaksFor(
        `Codes were asked for by ${requested.size} clients, and all were submitted by ${namedClient(known, by)}.`,
      );
  }),
  settledBy: () => 'lifeguard doctor --source DIRECTORY',
});
