import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { askedPool } from '../sender.ts';

export const resetHasNoLinkTemplate = describeCause({
  id: 'reset-has-no-link-template',
  title: 'A pool that mails links for sign-ups mails codes for resets',
  seen: [{ at: 'mail', text: 'The mail of the sign-up has a link, the mail of the reset has a code.' }],
  means:
    'DefaultEmailOption CONFIRM_WITH_LINK concerns sign-ups and their resends. Resets and new addresses always get a code, by ' +
    'a template without a link.',
  toldApart: 'It is so for every user of the pool, and no CustomMessage trigger is set.',
  fix: 'Make the link of the reset mail in a CustomMessage trigger, with the placeholder {####} as its code.',
  likely: 10,
  judge: judgedBy(function* (known) {
    const pool = askedPool(known);
    if (pool?.triggers?.includes('CustomMessage'))
      yield speaksAgainst('The pool has a CustomMessage trigger.');
    else if (pool?.triggers) yield speaksFor('The pool has no CustomMessage trigger.');
  }),
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.VerificationMessageTemplate'",
  ),
  source: documented('cognito-user-pool-settings-email-verification-message-customization'),
});
