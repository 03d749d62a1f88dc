import type { GuardState } from '../../inventory/matrix/guard-state.ts';
import type { MatrixProbe } from '../../inventory/matrix/matrix-probe.ts';
import type { MatrixRow } from '../../inventory/matrix/matrix-rows.ts';
import { markdownCell } from '../markdown-cell.ts';

const titles = ['Pool', 'Triggers', 'Who may sign up', 'App client', 'Guard', 'Probe', 'Last seen'] as const;

/** The matrix as a table in Markdown, without a newline at its end. */
export function matrixTable(rows: readonly MatrixRow[]): string {
  return [titles, titles.map(() => '---'), ...rows.map(cellsOf)]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cellsOf({ pool, triggers, signUp, client }: MatrixRow): readonly string[] {
  return [
    named(pool),
    triggers.map(([trigger, name]) => markdownCell(`${trigger}: ${name}`)).join(', ') || 'none',
    signUp,
    client ? named(client) : 'none',
    client ? markdownCell(guardWords(client.guard)) : '',
    client ? markdownCell(probeWords(client.probe)) : '',
    client ? (client.probe.lastSeen ?? 'not known') : '',
  ];
}

/** Ids have nothing in them that ends a code span or a cell. */
function named({ id, name }: { readonly id: string; readonly name: string }): string {
  return `${markdownCell(name)} \`${id}\``;
}

function guardWords(guard: GuardState): string {
  return guard.state === 'wrong' ? `wrong: ${guard.invariants.join(', ')}` : guard.state;
}

function probeWords({ isKnown, journeys }: MatrixProbe): string {
  if (!isKnown) return 'not known';
  if (journeys.length === 0) return 'not probed';
  const told = journeys.map(({ journey, state, at }) => {
    const where = at === undefined ? '' : state === 'failed' ? ` at ${at}` : `: ${at}`;
    return { journey, words: `${state}${where}` };
  });
  const [only, another] = told;
  if (only?.journey === 'reset' && !another) return only.words;
  return told.map(({ journey, words }) => `${journey} ${words}`).join(', ');
}
