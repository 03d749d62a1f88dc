import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const domainMissing = describeCause({
  id: 'domain-missing',
  title: 'The user pool has no domain',
  seen: [
    { at: 'browser', error: 'ERR_NAME_NOT_RESOLVED' },
    { at: 'browser', text: 'This site can’t be reached' },
    { at: 'sign-in page', text: 'Login pages unavailable' },
    { at: 'sign-in page', text: 'Login pages unavailable. Please contact an administrator.' },
  ],
  means:
    'Sign-in pages and the OAuth endpoints exist only for pools with a domain, and the host of the address is none of a pool.',
  toldApart: 'DescribeUserPoolDomain finds nothing for the prefix, or the region in the host is another.',
  fix: 'CreateUserPoolDomain, or correct the host in the settings of the app.',
  likely: 30,
  judge: judgedBy(function* (known) {
    const has = askedPool(known)?.hasDomain;
    if (has !== undefined)
      yield has
        ? speaksAgainst('The pool has a domain.')
        : settlesWhereShown(
            known,
            /NAME_NOT_RESOLVED|can’t be reached|unavailable/,
            'The pool has no domain.',
          );
  }),
  settledBy: filledIn('aws cognito-idp describe-user-pool-domain --domain DOMAIN --region REGION'),
  source: documented('cognito-user-pools-assign-domain'),
});
