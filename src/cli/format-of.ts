import { UsageProblem } from './usage-problem.ts';

/**
 * The format of a report: `text`, or one of those for programs.
 *
 * @param known those for programs
 * @throws UsageProblem where it is another, or --json says otherwise
 */
export function formatOf<F extends string>(
  { format, json }: { readonly format?: string | undefined; readonly json: boolean },
  known: readonly F[],
): F | 'text' {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageProblem('--json and --format exclude each other.');
  }
  const chosen = json ? 'json' : (format ?? 'text');
  const words = ['text' as const, ...known];
  const found = words.find(word => word === chosen);
  if (found !== undefined) return found;
  throw new UsageProblem(
    `--format is one of ${words.join(', ')}, not ${JSON.stringify(chosen.slice(0, 40))}.`,
  );
}
