import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const logoutFormsMixed = describeCause({
  id: 'logout-forms-mixed',
  title: 'The logout has neither of its two forms',
  seen: [
    { at: 'sign-in page', text: 'An error was encountered with the requested page.' },
    { at: 'sign-in page', text: "Required String parameter 'redirect_uri' is not present" },
  ],
  means:
    'The logout endpoint takes either client_id and logout_uri, to leave, or the parameters of an authorize request, with ' +
    'redirect_uri and response_type, to sign in anew. Parts of both, or post_logout_redirect_uri, are refused.',
  toldApart: 'The address is /logout, and the message speaks of a missing parameter.',
  fix: 'Send client_id and logout_uri, and nothing else.',
  likely: 25,
  judge: judgedBy(function* ({ addresses }) {
    for (const { kind, responseType } of addresses)
      if (kind === 'logout' && responseType !== undefined)
        yield speaksFor('The logout has a response_type, as for signing in anew.');
      else if (kind !== 'logout') yield rulesOut('The address is not of a logout.');
  }),
  source: documented('logout-endpoint'),
});
