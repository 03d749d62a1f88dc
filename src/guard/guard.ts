import { printable } from '../pool/printable.ts';
import type { Random } from '../pool/random.ts';
import { givingUp, mostEndless } from './give-up.ts';
import type { GuardedPools } from './guarded-client.ts';
import { type Finding, type Invariant, notSeen, type Scene } from './invariant.ts';
import { type KnownFault, knownFaults } from './known-faults.ts';
import type { MutationName } from './mutate.ts';
import { nobody, type Occasion, occasionsOf } from './occasion.ts';
import { firstLine } from './page-hand.ts';
import { type Seeing, seeScenes } from './see-scenes.ts';
import type { Browse } from './visit.ts';

/** A page to guard, and what it is held to. */
export interface Guarded {
  /** Its address, or a template of the links to it. */
  readonly page: string;
  readonly pools: GuardedPools;
  /** Where calls must go: a region's endpoint on AWS, unless all go to one. */
  readonly endpointsOf: (region: string) => readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly invariants: readonly Invariant[];
}

/** What opens the page, and how much at a time. */
export interface GuardPorts {
  readonly browse: Browse;
  readonly random: Random;
  readonly atOnce: number;
}

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

/** Whether guard notices a fault that was put into the page. */
export interface MutantVerdict {
  readonly name: MutationName;
  readonly about: string;
  readonly outcome: 'caught' | 'not caught' | 'no place';
  /** The first problem that gave it away; why there is no place for it. */
  readonly by: string | undefined;
}

/** Puts a page into every situation and judges what it does. */
export async function guard(ports: GuardPorts, guarded: Guarded): Promise<readonly Verdict[]> {
  const invariants = held(ports, guarded);
  const occasions = occasionsOf(guarded.pools).filter(occasion =>
    invariants.some(({ appliesTo }) => appliesTo(occasion)),
  );
  const isSound = (scene: Scene) =>
    verdictsOn([scene], invariants).every(({ problem }) => problem === undefined);
  const visit = givingUp(ports.browse, mostEndless);
  const scenes = await seeScenes({ ...ports, visit, mutation: undefined, isSound }, guarded, occasions);
  return verdictsOn(scenes, invariants);
}

/** jsdom follows no referrer policy, so that of referrers nothing can be seen in it. */
function held({ browse }: GuardPorts, { invariants }: Guarded): readonly Invariant[] {
  return invariants.filter(({ needsBrowser }) => browse.isBrowser || !needsBrowser);
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

/**
 * Puts each known fault into the page and tells whether guard catches it: a fault that stays unseen is a hole in the
 * guard, or one that the page cannot have.
 *
 * @param sound what guard said of the page as it is: only what it did not say then gives a fault away
 */
export async function guardMutants(
  ports: GuardPorts,
  guarded: Guarded,
  sound: readonly Verdict[],
): Promise<readonly MutantVerdict[]> {
  const { clients, fallbackClient } = guarded.pools;
  const otherClient = clients.slice(1).at(-1)?.id ?? nobody;
  const known = new Set(sound.filter(({ problem }) => problem !== undefined).map(keyOf));
  // How failures are told has nothing to do with the faults. One app client shows most of them, and other links the rest.
  const all = occasionsOf(guarded.pools).filter(({ kind }) => kind !== 'failure');
  const others = all.slice(1);
  const routing = [
    ...all.slice(0, 1),
    ...others.filter(({ kind }) => kind !== 'client'),
    ...others.filter(({ kind }) => kind === 'client'),
  ];
  const endless = new Set(sound.filter(({ isEndless }) => isEndless).map(({ occasion }) => occasion));
  const verdicts: MutantVerdict[] = [];
  for (const name of names) {
    const { about, shownBy }: KnownFault = knownFaults[name];
    if (shownBy !== undefined && !routing.some(({ kind }) => kind === shownBy)) {
      verdicts.push({
        name,
        about,
        outcome: 'no place',
        by: 'there is one pool, and no other to take for it',
      });
      continue;
    }
    const seeing: Seeing = {
      ...ports,
      visit: givingUp(ports.browse, endless.size < mostEndless ? mostEndless : 0),
      mutation: { name, otherClient, fallbackClient },
      isSound: () => true,
    };
    let hasPlace = false;
    let telling: Verdict | undefined;
    // One problem gives it away: what comes after the first need not be tried.
    for (let next = 0; next < routing.length && !telling; next += ports.atOnce) {
      const scenes = await seeScenes(seeing, guarded, routing.slice(next, next + ports.atOnce));
      hasPlace ||= scenes.some(({ visit }) => visit.isMutated);
      telling = verdictsOn(scenes, held(ports, guarded)).find(
        verdict => verdict.problem !== undefined && !known.has(keyOf(verdict)),
      );
    }
    verdicts.push(
      hasPlace
        ? { name, about, outcome: telling ? 'caught' : 'not caught', by: telling?.problem }
        : { name, about, outcome: 'no place', by: 'the page’s scripts have no place for it' },
    );
  }
  return verdicts;
}

// The keys of a record that names each of them.
const names = Object.keys(knownFaults) as MutationName[];

function keyOf({ invariant, occasion }: Verdict): string {
  return `${invariant.id} ${JSON.stringify(occasion)}`;
}
