import { UsageProblem } from '../usage-problem.ts';

/**
 * The format of a report: `text`, or one of those for programs.
 *
 * @throws UsageProblem where it is another, or --json says otherwise
 */
export function formatOf(
  { format, json }: { readonly format?: string | undefined; readonly json: boolean },
  known: readonly string[],
): string {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageProblem('--json and --format exclude each other.');
  }
  const chosen = json ? 'json' : (format ?? 'text');
  if (chosen === 'text' || known.includes(chosen)) return chosen;
  const words = ['text', ...known].join(', ');
  throw new UsageProblem(`--format is one of ${words}, not ${JSON.stringify(chosen.slice(0, 40))}.`);
}
