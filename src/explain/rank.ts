import type { CataloguedCause } from '../causes/catalogue.ts';
import type { Evidence } from '../causes/evidence.ts';
import type { Known } from '../causes/known.ts';

/** How sure it is, in words. */
export type Confidence = 'certain' | 'likely' | 'possible' | 'unlikely';

/** A cause that may be at work, and what speaks for and against it. */
export interface RankedCause extends CataloguedCause {
  /** Its part of what all causes weigh together, from 0 to 1. */
  readonly share: number;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
}

/** A cause that shows the same and cannot be at work. */
export interface RuledOut extends CataloguedCause {
  readonly evidence: readonly Evidence[];
}

/** The causes, most likely first, and those that are ruled out. */
export interface Ranking {
  readonly causes: readonly RankedCause[];
  readonly ruledOut: readonly RuledOut[];
}

/** A cause that may be at work, before it is judged. */
export interface Candidate {
  readonly cause: CataloguedCause;
  /** How much its showing what was seen is worth: 1 where it agrees to the letter. */
  readonly weight: number;
  /** What is known of it without its judge. */
  readonly told: readonly Evidence[];
}

/** What a piece of evidence multiplies a cause's weight by; what settles it counts once. */
const factors: Readonly<Record<Evidence['speaks'], number>> = {
  for: 4,
  against: 1 / 4,
  'settles it': 1,
  'rules it out': 1,
};

/** What being settled multiplies it by: more than any number of other things that a judge says. */
const settled = 1_000_000;

/** What a cause with nothing but evidence against it weighs at most, by the strongest with nothing but evidence for it. */
const behind = 0.9;

/** How often a cause is behind what it shows, where it does not say. */
const usual = 10;

/**
 * Orders candidates by how often they are behind what was seen and by what speaks for and against them. The same input
 * always gives the same order.
 */
export function rank(candidates: readonly Candidate[], known: Known): Ranking {
  const judged = candidates.map(({ cause, weight, told }) => {
    const { likely = usual, judge } = cause.definition;
    const evidence = distinct([...told, ...(judge?.(known) ?? [])]);
    const product = evidence.reduce((all, { speaks }) => all * factors[speaks], likely * weight);
    const has = (speaks: Evidence['speaks']) => evidence.some(one => one.speaks === speaks);
    const isSettled = has('settles it');
    return {
      cause,
      evidence,
      isSettled,
      isOut: has('rules it out') && !isSettled,
      weight: isSettled ? settled * product : product,
    };
  });
  const strongest = Math.max(0, ...judged.filter(isSupported).map(({ weight }) => weight));
  const weighed = judged.map(one =>
    isOpposed(one) && strongest > 0 ? { ...one, weight: Math.min(one.weight, strongest * behind) } : one,
  );
  // In one order before they are summed: floating numbers add up to something else in another.
  const ordered = weighed.toSorted(
    (a, b) => b.weight - a.weight || (a.cause.definition.id < b.cause.definition.id ? -1 : 1),
  );
  const open = ordered.filter(({ isOut }) => !isOut);
  const sum = open.reduce((all, { weight }) => all + weight, 0);
  const causes = open.map(({ cause, evidence, isSettled, weight }): RankedCause => {
    const share = sum > 0 ? weight / sum : 0;
    return { ...cause, share, confidence: isSettled ? 'certain' : inWords(share), evidence };
  });
  const ruledOut = ordered
    .filter(({ isOut }) => isOut)
    .map(({ cause, evidence }) => ({ ...cause, evidence }));
  return { causes, ruledOut };
}

/** What all that is known of a cause says. */
interface Judged {
  readonly evidence: readonly Evidence[];
  readonly isOut: boolean;
}

function isSupported({ evidence, isOut }: Judged): boolean {
  return !isOut && evidence.length > 0 && evidence.every(({ speaks }) => speaks === 'for');
}

function isOpposed({ evidence }: Judged): boolean {
  return evidence.length > 0 && evidence.every(({ speaks }) => speaks === 'against');
}

function inWords(share: number): Confidence {
  if (share >= 0.5) return 'likely';
  return share >= 0.1 ? 'possible' : 'unlikely';
}

/** A judge may see the same thing in several places. */
function distinct(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter(
    ({ says, speaks }, index) =>
      evidence.findIndex(other => other.says === says && other.speaks === speaks) === index,
  );
}
