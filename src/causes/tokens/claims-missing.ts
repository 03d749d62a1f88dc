import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool, sendingClient } from '../sender.ts';

export const claimsMissing = describeCause({
  id: 'claims-missing',
  title: 'The token does not have the claims that are looked for',
  seen: [{ at: 'token', text: 'cognito:groups, email or a custom attribute is not among the claims.' }],
  means:
    'Attributes are in ID tokens only, and only those that the client may read. Groups are in both kinds, as cognito:groups. ' +
    'What changed since the sign-in is in the next tokens, and a PreTokenGeneration function may have replaced the groups.',
  toldApart:
    'Decode both tokens of the sign-in: the other kind may have it. A fresh sign-in tells stale from absent.',
  fix: 'Read attributes from the ID token or GetUser, add them to ReadAttributes of the client, and refresh after changes.',
  likely: 40,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    for (const { use } of known.tokens)
      if (use === 'access') yield speaksFor('The token is an access token, which has no attributes.');
    if (askedPool(known)?.triggers?.includes('PreTokenGeneration'))
      yield speaksFor('The pool has a PreTokenGeneration trigger.');
    const read = sendingClient(known)?.readAttributes;
    if (read) yield speaksFor(`The client may read ${read.join(', ') || 'nothing'}.`);
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-user-pools-using-the-id-token'),
});
