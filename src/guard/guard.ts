import { givingUp, mostEndless } from './give-up.ts';
import type { Guarded, GuardPorts } from './guarded.ts';
import type { Invariant, Scene } from './invariant.ts';
import { occasionsOf } from './occasion.ts';
import { seeScenes } from './see-scenes.ts';
import { type Verdict, verdictsOn } from './verdict.ts';

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
export function held({ browse }: GuardPorts, { invariants }: Guarded): readonly Invariant[] {
  return invariants.filter(({ needsBrowser }) => browse.isBrowser || !needsBrowser);
}
