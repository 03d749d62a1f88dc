import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const mailDelayed = describeCause({
  id: 'mail-delayed',
  title: 'The mail is late',
  seen: [{ at: 'mail', text: 'The mail arrives minutes or hours after the call.' }],
  means:
    'The receiver puts off mails of senders that it does not know (greylisting), or SES sends no faster than the MaxSendRate ' +
    'of the account. A reset code that arrives after an hour is worth nothing.',
  toldApart: 'The Received headers of the mail tell where it waited.',
  fix: 'Ask SES for a higher rate, keep one sender with a steady reputation, and watch deliveries by a configuration set.',
  likely: 10,
  judge: judgedBy(function* ({ links, now }) {
    for (const { sentAt } of links)
      if (sentAt !== undefined && now - sentAt > 3_600_000)
        yield speaksFor(`The mail was sent ${span(now - sentAt)} ago.`);
  }),
  settledBy: filledIn('aws sesv2 get-account --region REGION --query SendQuota'),
});
