import { didYouMean } from '../../config/suggest.ts';
import type { FiledCheck } from '../../doctor/read-checks.ts';
import { UsageProblem } from '../usage-problem.ts';

/**
 * Chooses checks by their ids and areas.
 *
 * @throws UsageProblem where a name is neither, or nothing is left
 */
export function chooseChecks(
  checks: readonly FiledCheck[],
  only: readonly string[],
  skip: readonly string[],
): readonly FiledCheck[] {
  const names = [...new Set(checks.flatMap(({ area, check }) => [area, check.id]))];
  const unknown = [...only, ...skip].find(name => !names.includes(name));
  if (unknown !== undefined) {
    const hint = didYouMean(unknown, names) ?? 'See lifeguard doctor --list.';
    throw new UsageProblem(`There is no check and no area ${JSON.stringify(unknown.slice(0, 60))}. ${hint}`);
  }
  const isNamed = ({ area, check }: FiledCheck, by: readonly string[]) =>
    by.includes(area) || by.includes(check.id);
  const chosen = checks.filter(filed => (only.length === 0 || isNamed(filed, only)) && !isNamed(filed, skip));
  if (chosen.length === 0) throw new UsageProblem('--only and --skip leave no check.');
  return chosen;
}
