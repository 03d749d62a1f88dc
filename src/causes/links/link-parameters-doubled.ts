import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkParametersDoubled = describeCause({
  id: 'link-parameters-doubled',
  title: 'The link has a parameter twice',
  seen: [{ at: 'link', text: 'cid=<client>&cid=<other client>' }],
  means:
    'A parameter stands in the link more than once, since two places add it: the address that the function is given, and the ' +
    'function itself. Which one counts depends on who reads.',
  toldApart: 'The same name stands twice in the query.',
  fix: 'Let one place make the whole query; keep the configured address of the page without one.',
  likely: 8,
  judge: judgedBy(function* (known) {
    for (const { parameters } of known.links) {
      const doubled = new Set(parameters.filter((name, index) => parameters.indexOf(name) !== index));
      if (doubled.size > 0) yield speaksFor(`The link has more than one of ${[...doubled].join(', ')}.`);
    }
  }),
});
