import { givingUp, mostEndless } from './give-up.ts';
import { held } from './guard.ts';
import type { Guarded, GuardPorts } from './guarded.ts';
import type { GuardedPools } from './guarded-client.ts';
import { type KnownFault, knownFaults } from './known-faults.ts';
import type { MutationName } from './mutate.ts';
import { nobody, type Occasion, occasionsOf } from './occasion.ts';
import { type Seeing, seeScenes } from './see-scenes.ts';
import { type Verdict, verdictsOn } from './verdict.ts';

/** Whether guard notices a fault that was put into the page. */
export interface MutantVerdict {
  readonly name: MutationName;
  readonly about: string;
  readonly outcome: 'caught' | 'not caught' | 'no place';
  /** The first problem that gave it away; why there is no place for it. */
  readonly by: string | undefined;
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
  const known = new Set(sound.filter(({ problem }) => problem !== undefined).map(keyOf));
  const endless = new Set(sound.filter(({ isEndless }) => isEndless).map(({ occasion }) => occasion));
  const patience = endless.size < mostEndless ? mostEndless : 0;
  const occasions = routingOf(guarded.pools);
  const verdicts: MutantVerdict[] = [];
  for (const name of names)
    verdicts.push(await verdictOn(name, { ports, guarded, occasions, known, patience }));
  return verdicts;
}

/** How failures are told has nothing to do with the faults. One app client shows most of them, and other links the rest. */
function routingOf(pools: GuardedPools): readonly Occasion[] {
  const all = occasionsOf(pools).filter(({ kind }) => kind !== 'failure');
  const others = all.slice(1);
  return [
    ...all.slice(0, 1),
    ...others.filter(({ kind }) => kind !== 'client'),
    ...others.filter(({ kind }) => kind === 'client'),
  ];
}

interface Mutated {
  readonly ports: GuardPorts;
  readonly guarded: Guarded;
  readonly occasions: readonly Occasion[];
  /** What was wrong of the page without a fault. */
  readonly known: ReadonlySet<string>;
  /** How many errands it may keep from their end. */
  readonly patience: number;
}

async function verdictOn(
  name: MutationName,
  { ports, guarded, occasions, known, patience }: Mutated,
): Promise<MutantVerdict> {
  const { about, shownBy }: KnownFault = knownFaults[name];
  if (shownBy !== undefined && !occasions.some(({ kind }) => kind === shownBy)) {
    return { name, about, outcome: 'no place', by: 'there is one pool, and no other to take for it' };
  }
  const { clients, fallbackClient } = guarded.pools;
  const otherClient = clients.slice(1).at(-1)?.id ?? nobody;
  const seeing: Seeing = {
    ...ports,
    visit: givingUp(ports.browse, patience),
    mutation: { name, otherClient, fallbackClient },
    isSound: () => true,
  };
  const invariants = held(ports, guarded);
  let hasPlace = false;
  for (let next = 0; next < occasions.length; next += ports.atOnce) {
    const scenes = await seeScenes(seeing, guarded, occasions.slice(next, next + ports.atOnce));
    hasPlace ||= scenes.some(({ visit }) => visit.isMutated);
    const telling = verdictsOn(scenes, invariants).find(
      verdict => verdict.problem !== undefined && !known.has(keyOf(verdict)),
    );
    // One problem gives it away: what comes after the first need not be tried.
    if (telling && hasPlace) return { name, about, outcome: 'caught', by: telling.problem };
  }
  return hasPlace
    ? { name, about, outcome: 'not caught', by: undefined }
    : { name, about, outcome: 'no place', by: 'the page’s scripts have no place for it' };
}

// The keys of a record that names each of them.
const names = Object.keys(knownFaults) as MutationName[];

function keyOf({ invariant, occasion }: Verdict): string {
  return `${invariant.id} ${JSON.stringify(occasion)}`;
}
