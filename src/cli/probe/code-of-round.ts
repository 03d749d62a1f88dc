import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import type { ProbePlan } from './probe-plan.ts';
import type { Postponed, RoundResult } from './run-round.ts';

/**
 * What the command ends with: what was not reached decides first, then what failed, then that it was stopped, then what could
 * not begin.
 *
 * @param complain is told that it was stopped
 * @throws NotReached
 */
export function codeOfRound(
  { runs, postponed, unreachable }: RoundResult,
  { target, work }: Pick<ProbePlan, 'target' | 'work'>,
  complain: (line: string) => void,
): ExitCode {
  if (unreachable) {
    // A stage of a team's own may have asked another.
    const isTarget = target.kind === 'endpoint' && unreachable.origin === target.origin;
    const hint = unreachable.isAnother
      ? ' Name another with --endpoint.'
      : ' Start it with lifeguard up, or name another with --endpoint.';
    throw new NotReached(`${unreachable.words}${isTarget ? hint : ''}`);
  }
  const failures = runs.flatMap(({ run }) => run.failure ?? []);
  if (failures.some(({ kind }) => kind === 'target')) return exitCode.found;
  const [first] = failures;
  if (first) throw new NotReached(`The probe did not come to an end: ${first.message}`);
  const left = work.length - runs.length - postponed.length;
  if (left > 0) {
    complain(`Ended as asked: ${left} of ${work.length} runs were not made.`);
    return exitCode.stopped;
  }
  if (postponed.length > 0) throw new NotReached(postponedWords(postponed));
  return exitCode.fine;
}

function postponedWords(postponed: readonly Postponed[]): string {
  const [first] = postponed;
  if (!first) return '';
  const { username, clientName } = first.work.subject;
  const { why } = first;
  const others = postponed.length > 1 ? ` ${postponed.length - 1} more did not begin either.` : '';
  return `${username} was not probed through ${clientName}: ${why.message}.${others}`;
}
