import { NotRead, type WhyNotRead } from '../surroundings/not-read.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import type { CheckDefinition, NotApplicable, SurroundingsOf } from './check.ts';
import type { Finding } from './finding.ts';
import type { FiledCheck } from './read-checks.ts';
import type { FoundSubjects, Subject, SubjectKind, Subjects } from './subject.ts';

/** What became of one check of one subject. */
export type Outcome =
  | { readonly kind: 'fine' }
  | { readonly kind: 'found'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not applicable'; readonly reason: string }
  | { readonly kind: 'not looked at'; readonly reason: string; readonly why: WhyNotRead };

/** One check of one subject, made. */
export interface CheckResult extends FiledCheck {
  readonly subject: Subject;
  readonly outcome: Outcome;
}

/**
 * Makes every check of every subject of its kind, all at once: the surroundings hold the pace of what they ask. The
 * results come in the order of the checks, and of the subjects within each.
 *
 * @param surroundings none where there is code alone to look at
 * @throws Unreachable where nothing can be read at all
 */
export async function runChecks(
  checks: readonly FiledCheck[],
  subjects: FoundSubjects,
  surroundings: Surroundings | undefined,
): Promise<readonly CheckResult[]> {
  return Promise.all(checks.flatMap(filed => runsOf(filed, filed.check, subjects, surroundings)));
}

function runsOf<K extends SubjectKind>(
  filed: FiledCheck,
  check: CheckDefinition<K>,
  subjects: FoundSubjects,
  surroundings: SurroundingsOf[K],
): readonly Promise<CheckResult>[] {
  return subjects[check.looksAt].map(async subject => ({
    ...filed,
    subject,
    outcome: await outcomeOf(check, subject, surroundings),
  }));
}

async function outcomeOf<K extends SubjectKind>(
  check: CheckDefinition<K>,
  subject: Subjects[K],
  surroundings: SurroundingsOf[K],
): Promise<Outcome> {
  try {
    const answer = await check.run(subject, surroundings);
    if (isNotApplicable(answer)) return { kind: 'not applicable', reason: answer.notApplicable };
    return answer.length === 0 ? { kind: 'fine' } : { kind: 'found', findings: answer };
  } catch (error) {
    if (!(error instanceof NotRead)) throw error;
    return { kind: 'not looked at', reason: error.message, why: error.why };
  }
}

function isNotApplicable(answer: readonly Finding[] | NotApplicable): answer is NotApplicable {
  return 'notApplicable' in answer;
}
