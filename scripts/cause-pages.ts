import type { Catalogue, CataloguedCause } from '../src/causes/catalogue.ts';
import { type ShownForm, shownForms } from '../src/causes/shown-form.ts';
import type { Place, Sight } from '../src/causes/sight.ts';

/** The pages of all causes by their path: one each, and the list of them. */
export function causePages(catalogue: Catalogue): Readonly<Record<string, () => string>> {
  const pages = [...catalogue.values()].map(
    cause => [`docs/causes/${cause.definition.id}.md`, () => causePage(cause)] as const,
  );
  return Object.fromEntries([...pages, ['docs/causes/README.md', () => index(catalogue)] as const]);
}

function causePage({ definition }: CataloguedCause): string {
  const { id, title, means, toldApart, fix, seen = [], source } = definition;
  return `${[
    `# ${title}`,
    `\`${id}\``,
    '## What is shown',
    ...shownForms(definition).map((form, index) => `${caseOf(form, index)}${line(form)}`),
    ...seen.map(sight => `${places[sight.at]}: ${line(sight)}`),
    '## What it means',
    means,
    '## How it is told from others',
    toldApart,
    '## What to do',
    fix,
    ...(source === undefined ? [] : [`Source: <${source}>`]),
  ].join('\n\n')}\n`;
}

function caseOf({ where }: ShownForm, index: number): string {
  if (where !== undefined) return `Where ${where}, `;
  return index === 0 ? '' : 'Or: ';
}

const places: Readonly<Record<Place, string>> = {
  API: 'By the API',
  callback: 'In the address that the browser comes back to',
  'sign-in page': 'On the sign-in page',
  browser: 'In the browser',
  'client library': 'By a client library',
  gateway: 'By a gateway or proxy',
  'function log': 'In the log of the function',
  deployment: 'When it is deployed',
  mail: 'In the mail',
  link: 'In the link',
  token: 'In the token',
  'identity pool': 'By an identity pool',
};

function line({ error, text }: Sight): string {
  const parts = [error ?? '', text ?? ''].filter(part => part !== '');
  const written = parts.map(part => `\`${part.replaceAll('`', "'")}\``).join(': ');
  return text === '' ? `${written}, without a message.` : written;
}

function index(catalogue: Catalogue): string {
  const areas = Map.groupBy(catalogue.values(), cause => cause.area);
  const sections = [...areas].map(([area, causes]) => {
    const rows = causes.map(({ definition }) => {
      const { id, title, seen = [] } = definition;
      const [first] = [...shownForms(definition), ...seen];
      return `| [${id}](${id}.md) | ${title} | ${first?.error ?? first?.text?.replaceAll('|', '\\|') ?? ''} |`;
    });
    return [`## ${area}`, '', '| cause | in a line | what is shown |', '|---|---|---|', ...rows].join('\n');
  });
  const about =
    'Why user pools fail: what is shown, what it means, how it is told from what looks the same, and what to do. Each ' +
    'failure of Lifeguard has one of these causes, and `lifeguard explain` finds them from what you see.';
  return `${['# Causes', about, ...sections].join('\n\n')}\n`;
}
