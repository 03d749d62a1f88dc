import type { Catalogue } from '../src/causes/catalogue.ts';
import type { Check } from '../src/doctor/check.ts';
import type { FiledCheck } from '../src/doctor/read-checks.ts';
import type { SubjectKind } from '../src/doctor/subject.ts';
import { iamPolicy } from './iam-policy.ts';

/** The pages of all checks by their path: one each, the list of them, and the policy with the rights that they need. */
export function checkPages(
  checks: readonly FiledCheck[],
  catalogue: Catalogue,
): Readonly<Record<string, () => string>> {
  const pages = checks.map(
    ({ check }) => [`docs/checks/${check.id}.md`, () => checkPage(check, catalogue)] as const,
  );
  return {
    ...Object.fromEntries(pages),
    'docs/checks/README.md': () => index(checks),
    'docs/iam-policy.json': () => iamPolicy(actionsOf(checks)),
  };
}

const looksAt: Readonly<Record<SubjectKind, string>> = {
  account: 'all pools together',
  pool: 'each pool',
  client: 'each app client',
  function: 'each function that is a trigger',
  source: 'a folder of code',
  page: 'the reset page',
};

function checkPage(check: Check, catalogue: Catalogue): string {
  const { id, title, severity, why, fix, leadsTo, needs, covers = [] } = check;
  const causes = leadsTo.map(cause => `- [${catalogue.get(cause)?.definition.title}](../causes/${cause}.md)`);
  return `${[
    `# ${title}`,
    `\`${id}\`, ${severity}, looks at ${looksAt[check.looksAt]}.`,
    '## Why',
    why,
    '## What to do',
    fix,
    '`lifeguard doctor --fix` prints the commands, where there are any, with the ids filled in. It runs none.',
    ...(causes.length > 0 ? ['## What it leads to', causes.join('\n')] : []),
    '## What it needs',
    needs.length > 0
      ? needs.map(action => `- \`${action}\``).join('\n')
      : 'No rights: everybody can read what it looks at.',
    ...(covers.length > 0
      ? ['## Rules of others that ask for the same', covers.map(rule => `- ${rule}`).join('\n')]
      : []),
  ].join('\n\n')}\n`;
}

function index(checks: readonly FiledCheck[]): string {
  const areas = [...Map.groupBy(checks, ({ area }) => area)].map(([area, of]) => {
    const rows = of.map(
      ({ check }) => `| [${check.id}](${check.id}.md) | ${check.severity} | ${check.title} |`,
    );
    return [`## ${area}`, '', '| check | severity | what is right |', '|---|---|---|', ...rows].join('\n');
  });
  const about =
    'What `lifeguard doctor` looks at. Each check says what is right; its page says why, what a finding leads to, what to do, ' +
    'and which rights it needs. [The rights of all together](../iam-policy.json) are a policy that can be attached as it is.';
  return `${['# Checks', about, ...areas].join('\n\n')}\n`;
}

/** Pools that are named by their names are looked for in the list. */
function actionsOf(checks: readonly FiledCheck[]): readonly string[] {
  return [...checks.flatMap(({ check }) => check.needs), 'cognito-idp:ListUserPools'];
}
