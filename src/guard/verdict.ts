import { printable } from '../pool/printable.ts';
import { type Finding, type Invariant, notSeen, type Scene } from './invariant.ts';
import type { Occasion } from './occasion.ts';
import { firstLine } from './page-hand.ts';

/** One invariant on one occasion. */
export interface Verdict {
  readonly invariant: Invariant;
  readonly occasion: Occasion;
  /** What is wrong; undefined where nothing is. */
  readonly problem: string | undefined;
  /** Whether the page did anything that could be judged: that nothing is wrong says nothing otherwise. */
  readonly isSeen: boolean;
  /** Whether the page did not end on that occasion, or was not tried since it did not end on others. */
  readonly isEndless: boolean;
}

/** Judges scenes by the invariants that apply to them. */
export function verdictsOn(scenes: readonly Scene[], invariants: readonly Invariant[]): readonly Verdict[] {
  return scenes.flatMap(scene =>
    invariants
      .filter(({ appliesTo }) => appliesTo(scene.occasion))
      .map(invariant => verdictOn(scene, invariant)),
  );
}

function verdictOn(scene: Scene, invariant: Invariant): Verdict {
  const { occasion, visit } = scene;
  const finding = judged(invariant, scene);
  const problem = finding === notSeen ? undefined : told(finding);
  const isSeen = problem !== undefined || (finding !== notSeen && visit.form !== 'not reached');
  return { invariant, occasion, problem, isSeen, isEndless: visit.isEndless };
}

/** A page chooses what is judged: what a judge does not foresee is a problem of the page, and no end of the others. */
function judged({ judge }: Invariant, scene: Scene): Finding {
  try {
    return judge(scene);
  } catch (error) {
    return `This could not be judged: ${firstLine(error)}`;
  }
}

/**
 * A page chooses much of what is told of it; to GitHub Actions `##[` is a command wherever it stands, and what an address
 * has behind its path may be a secret.
 */
function told(problem: string | undefined): string | undefined {
  return problem === undefined
    ? undefined
    : printable(problem.slice(0, 600))
        .replaceAll('##[', '## [')
        .replaceAll(/(\bhttps?:\/\/[^\s?#]+)[?#]\S*/g, '$1?…');
}
