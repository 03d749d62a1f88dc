import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkTooLong = describeCause({
  id: 'link-too-long',
  title: 'The link is too long for all mail programs',
  seen: [{ at: 'link', text: '<more than 2,000 characters>' }],
  means:
    'Some mail programs and gateways cut or refuse links of more than 2,000 characters, so that the parameters at the end ' +
    'are lost.',
  toldApart: 'The link in the mail is long, and what arrives at the page lacks its end.',
  fix: 'Leave out of the link what the page can look up, and put code, user, cid and pid first.',
  likely: 3,
  judge: judgedBy(function* (known) {
    for (const { length } of known.links)
      if (length > 2000) yield speaksFor(`The link has ${length} characters.`);
  }),
});
