import type { Catalogue, CataloguedCause } from '../src/causes/catalogue.ts';
import type { CauseDefinition, Facts } from '../src/causes/cause.ts';

/** The pages of all causes by their path: one each, and the list of them. */
export function causePages(catalogue: Catalogue): Readonly<Record<string, () => string>> {
  const pages = [...catalogue.values()].map(
    cause => [`docs/causes/${cause.definition.id}.md`, () => causePage(cause)] as const,
  );
  return Object.fromEntries([...pages, ['docs/causes/README.md', () => index(catalogue)] as const]);
}

function causePage({ definition }: CataloguedCause): string {
  const { id, title, means, toldApart, fix } = definition;
  return `${[
    `# ${title}`,
    `\`${id}\``,
    '## What is shown',
    shown(definition),
    ...Object.values(definition.elsewhere ?? {}).map(
      ({ where, type, message }) => `Where ${where}, \`${type}\`: \`${message}\``,
    ),
    '## What it means',
    means,
    '## How it is told from others',
    toldApart,
    '## What to do',
    fix,
  ].join('\n\n')}\n`;
}

function index(catalogue: Catalogue): string {
  const areas = Map.groupBy(catalogue.values(), cause => cause.area);
  const sections = [...areas].map(([area, causes]) => {
    const rows = causes.map(
      ({ definition: { id, title, shows } }) => `| [${id}](${id}.md) | ${title} | ${shows.type} |`,
    );
    return [`## ${area}`, '', '| cause | in a line | what is shown |', '|---|---|---|', ...rows].join('\n');
  });
  const about =
    'Every failure of Lifeguard has a cause: what the client sees is what Cognito would show, and this is what it means.';
  return `${['# Causes', about, ...sections].join('\n\n')}\n`;
}

/** A message that depends on the facts is told by its form: each fact by its name. */
function shown({ shows }: CauseDefinition<Facts>): string {
  const { type, message } = shows;
  if (message === null) return `\`${type}\`, without a message.`;
  const text = typeof message === 'string' ? message : withNames(message);
  return `\`${type}\`${text === '' ? '' : `: \`${text.trim().replaceAll('`', "'")}\``}`;
}

function withNames(message: (facts: Facts) => string): string {
  // A fact that the message treats as a list, a number or one of some words cannot stand for its own name; then only
  // the type is told.
  const names = new Proxy<Facts>({}, { get: (_target, name) => `<${String(name)}>` });
  try {
    return String(message(names) ?? '');
  } catch {
    return '';
  }
}
