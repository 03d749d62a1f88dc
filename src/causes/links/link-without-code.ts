import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkWithoutCode = describeCause({
  id: 'link-without-code',
  title: 'The link has no code, or has it behind a #',
  seen: [{ at: 'link', text: 'email=<address>&cid=<client>' }],
  means:
    'The parameter code is missing or empty, or stands behind a #, where neither a server nor a page that reads the query sees ' +
    'it. The user has to type the code, if the mail tells it beside the link.',
  toldApart:
    'The link has no parameter code in front of a #. A page that reads what stands behind it may be meant to; one with an encoded or literal placeholder has its own cause.',
  fix: 'Put code={####} into the query of the link, in front of any #.',
  likely: 20,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links)
      if (code === 'absent') yield speaksFor('The link has no code.');
      else if (code === 'behind #') yield speaksFor('The code of the link stands behind a #.');
  }),
  settledBy: () => 'lifeguard explain LINK',
});
