import { members, textOf } from '../../pool/members.ts';
import type { RecordedCall } from '../recording-line.ts';
import { membersIn } from './paths.ts';
import type { TargetAnswer } from './target.ts';

/** One thing in which an answer is not the one that was recorded. */
export interface Difference {
  readonly in: 'outcome' | 'error' | 'message' | 'status' | 'challenge' | 'members';
  readonly recorded: string;
  readonly replayed: string;
}

/**
 * Holds an answer against the recorded one: how it ended, and which members it has. Values are not compared: they are
 * other users', at another time.
 *
 * @param inMarks writes a sentence of the target with the marks that the recording has in place of values
 */
export function compare(
  recorded: RecordedCall,
  answer: TargetAnswer,
  inMarks: (sentence: string) => string,
): readonly Difference[] {
  if (recorded.outcome !== answer.outcome) {
    return [{ in: 'outcome', recorded: outcomeOf(recorded), replayed: outcomeOf(answer) }];
  }
  const found: Difference[] = [];
  const note = (where: Difference['in'], before: string, now: string) => {
    if (before !== now) found.push({ in: where, recorded: before, replayed: now });
  };
  note('error', recorded.error?.type ?? '', answer.error?.type ?? '');
  if (found.length === 0) {
    note('message', recorded.error?.message ?? '', inMarks(answer.error?.message ?? ''));
    note('status', String(recorded.status ?? ''), String(answer.status));
  }
  if (recorded.outcome === 'failed' || recorded.unread?.includes('output')) return found;
  note('challenge', challengeOf(recorded.output), challengeOf(answer.output));
  const [before, now] = [membersIn(recorded.output), membersIn(answer.output)];
  const onlyIn = (one: ReadonlySet<string>, other: ReadonlySet<string>, whole: unknown) =>
    [...one].filter(member => !other.has(member) && !isOfEmptyList(member, whole));
  note(
    'members',
    onlyIn(before, now, answer.output).join(', '),
    onlyIn(now, before, recorded.output).join(', '),
  );
  return found;
}

function outcomeOf({ outcome, error }: Pick<TargetAnswer, 'outcome' | 'error'>): string {
  if (outcome === 'ok') return 'ok';
  return error ? `${error.type}: ${error.message ?? '(no message)'}` : 'failed';
}

function challengeOf(output: unknown): string {
  return textOf(members(output).ChallengeName) ?? '';
}

/** What the items of an empty list would have is not known. */
function isOfEmptyList(member: string, whole: unknown): boolean {
  const list = member.split('[]')[0] ?? '';
  if (list === member) return false;
  const value = list.split('.').reduce<unknown>((at, name) => members(at)[name], whole);
  return Array.isArray(value) && value.length === 0;
}
