import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkWithoutCode = describeCause({
  id: 'link-without-code',
  title: 'The link has no code',
  seen: [{ at: 'link', text: 'email=<address>&cid=<client>' }],
  means:
    'The parameter code is missing or empty, or stands behind a #, where the page does not look for it. The user has to type ' +
    'the code, if the mail tells it beside the link.',
  toldApart: 'The link has no parameter code; one with an encoded or literal placeholder has its own cause.',
  fix: 'Put code={####} into the query of the link, in front of any #.',
  likely: 20,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links) if (code === 'absent') yield speaksFor('The link has no code.');
  }),
  settledBy: () => 'lifeguard explain LINK',
});
