import { emptyAnswer } from './answers.ts';
import type { Invariant, Scene } from './invariant.ts';
import { callsIn } from './see-scenes.ts';
import { verdictsOn } from './verdict.ts';
import type { Browse } from './visit.ts';

/** A link that a mail has, and what the page behind it is held to. */
export interface GuardedLink extends Omit<Scene, 'visit' | 'calls'> {
  readonly invariants: readonly Invariant[];
}

/**
 * Opens one link, fills in the form of its page, and judges what it does. Its call is answered as one that succeeds, and
 * does not leave the machine.
 *
 * @returns the first problem; undefined where all is well
 */
export async function guardLink(
  browse: Pick<Browse, 'visit'>,
  { invariants, ...expected }: GuardedLink,
): Promise<string | undefined> {
  const { link, values } = expected;
  const [visit] = await browse.visit({ link, values, answers: [emptyAnswer], mutation: undefined });
  const verdicts = verdictsOn([{ ...expected, visit, calls: callsIn(visit) }], invariants);
  return verdicts.find(({ problem }) => problem !== undefined)?.problem;
}
