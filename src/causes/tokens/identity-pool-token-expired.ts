import { describeCause } from '../cause.ts';
import { speaksAgainst } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';
import { span } from '../span.ts';

export const identityPoolTokenExpired = describeCause({
  id: 'identity-pool-token-expired',
  title: 'The identity pool was given an ID token that has expired',
  seen: [
    {
      at: 'identity pool',
      error: 'NotAuthorizedException',
      text: 'Invalid login token. Token expired: <expiry> >= <now>',
    },
  ],
  means:
    'The ID token in Logins is past its time. Credentials that were made with it go on until their own end.',
  toldApart: 'The message has both times. A wrong clock of this machine cannot cause it.',
  fix: 'Refresh the tokens of the user pool before new credentials are asked for.',
  likely: 20,
  judge: judgedBy(function* (known) {
    const { tokens, now } = known;
    for (const { use, expiresAt } of tokens)
      if (use === 'id' && expiresAt !== undefined)
        yield expiresAt <= now
          ? settlesWhereShown(known, /login token/, `The ID token expired ${span(now - expiresAt)} ago.`)
          : speaksAgainst(`The ID token is good for another ${span(expiresAt - now)}.`);
  }),
  settledBy: () => 'lifeguard explain TOKEN',
});
