import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';

export const pkceVerifierWrong = describeCause({
  id: 'pkce-verifier-wrong',
  title: 'The PKCE verifier is not the one of this sign-in',
  seen: [
    { at: 'API', error: 'invalid_grant' },
    { at: 'client library', error: 'invalid_grant' },
    { at: 'client library', text: 'expected 200 OK, got: 400 Bad Request' },
  ],
  means:
    'code_verifier must be the text whose SHA-256 was sent as code_challenge. It was lost with the tab or storage, belongs to ' +
    'another sign-in in another tab, or is missing in the token request.',
  toldApart: 'The authorize request has code_challenge. A sign-in in one fresh tab works.',
  fix: 'Keep the verifier by the state of its request, and use code_challenge_method=S256.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const { addresses } = known;
    const begun = addresses.find(({ kind }) => kind === 'authorize');
    const asked = addresses.find(({ kind }) => kind === 'token');
    if (begun?.hasPkce === false) yield rulesOut('The sign-in was begun without PKCE.');
    else if (begun?.hasPkce && asked?.hasPkce === false)
      yield settles('The sign-in was begun with PKCE, and the token request has no code_verifier.');
    else if (begun?.hasPkce && hasFailed(known)) yield speaksFor('The sign-in was begun with PKCE.');
  }),
  source: documented('token-endpoint'),
});
