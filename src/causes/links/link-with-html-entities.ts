import { describeCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkWithHtmlEntities = describeCause({
  id: 'link-with-html-entities',
  title: 'The link was taken out of HTML without decoding it',
  seen: [{ at: 'link', text: 'amp;cid=<client>' }],
  means:
    'In HTML the & of a link is written &amp;. Whoever took the link out of the source of the mail kept that, so that the ' +
    'parameters are called amp;cid and amp;pid, and the page finds none of them.',
  toldApart:
    'The names of parameters begin with amp;. A click in a mail program does not do that; programs and tests do.',
  fix: 'Read links from parsed HTML, not by a pattern from its source.',
  likely: 40,
  judge: judgedBy(function* (known) {
    for (const { parameters } of known.links) {
      const wrong = parameters.filter(name => name.startsWith('amp;'));
      if (wrong.length > 0) yield settles(`The link has parameters of the names ${wrong.join(', ')}.`);
    }
  }),
  settledBy: () => 'lifeguard explain LINK',
});
