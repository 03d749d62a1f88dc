import type { Random } from '../pool/random.ts';
import { randomPassword } from '../pool/random-password.ts';
import { readApiCall } from './api-call.ts';
import type { Guarded } from './guarded.ts';
import type { Scene } from './invariant.ts';
import { linkOn } from './link.ts';
import type { Mutation } from './mutate.ts';
import { answerOn, type Occasion } from './occasion.ts';
import type { Browse, PageRequest, Visit } from './visit.ts';

/** How scenes are seen. */
export interface Seeing {
  readonly visit: Browse['visit'];
  readonly random: Random;
  readonly atOnce: number;
  readonly mutation: Mutation | undefined;
  /** Whether nothing is wrong with a scene. */
  readonly isSound: (scene: Scene) => boolean;
}

/** Puts a page into each situation, several at a time. */
export async function seeScenes(
  seeing: Seeing,
  guarded: Guarded,
  occasions: readonly Occasion[],
): Promise<readonly Scene[]> {
  const alike = alikeOf(occasions, seeing.atOnce);
  const scenes = (await atOnce(seeing.atOnce, alike, some => scenesOn(some, seeing, guarded))).flat();
  const order = new Map(occasions.map((occasion, index) => [occasion, index]));
  return scenes.toSorted((a, b) => (order.get(a.occasion) ?? 0) - (order.get(b.occasion) ?? 0));
}

/** Failures differ in what the call is answered with, so that several can be seen on a page that is opened once. */
function alikeOf(occasions: readonly Occasion[], most: number): readonly (readonly Occasion[])[] {
  const failures = occasions.filter(({ kind }) => kind === 'failure');
  const others = occasions.filter(({ kind }) => kind !== 'failure');
  // Neighbours are often told alike, which only a page that has not told it yet shows.
  const runs = Array.from({ length: Math.min(most, failures.length) }, (_, run) =>
    failures.filter((_failure, index) => index % most === run),
  );
  return [...others.map(one => [one]), ...runs];
}

/**
 * Sees them on one page as far as all is well: what a page does wrong when it is tried again may come of what was
 * before, so there it is opened anew. What it asked for counts all the same.
 */
async function scenesOn(
  alike: readonly Occasion[],
  seeing: Seeing,
  guarded: Guarded,
): Promise<readonly Scene[]> {
  const values = valuesBy(seeing.random);
  const seen = new Map<Occasion, Scene>();
  const asked: PageRequest[] = [];
  let isApart = false;
  for (let left = alike; left.length > 0; left = alike.filter(occasion => !seen.has(occasion))) {
    const [first, ...again] = await scenesOfOne(isApart ? left.slice(0, 1) : left, values, seeing, guarded);
    const sound = again.filter(scene => seeing.isSound(scene));
    // Any of the answers may have kept it from its end.
    const isLost: boolean = first.visit.isEndless && left.length > 1 && !isApart;
    for (const scene of isLost ? [] : [first, ...sound]) seen.set(scene.occasion, scene);
    for (const scene of again) if (!sound.includes(scene)) asked.push(...scene.visit.requests);
    isApart ||= isLost || sound.length === 0;
  }
  const [first, ...others] = seen.values();
  if (!first || asked.length === 0) return [...seen.values()];
  const { visit } = first;
  return [{ ...first, visit: { ...visit, requests: [...visit.requests, ...asked] } }, ...others];
}

/** What is typed. */
function valuesBy(random: Random): Scene['values'] {
  return {
    username: 'guard+page@example.com',
    code: String(random.below(900_000) + 100_000),
    password: randomPassword(random, 40),
  };
}

/** Opens a page once, and tells of as many occasions as it could be tried with. */
async function scenesOfOne(
  occasions: readonly Occasion[],
  values: Scene['values'],
  { visit, mutation }: Pick<Seeing, 'visit' | 'mutation'>,
  { page, pools, endpointsOf, allowedOrigins }: Guarded,
): Promise<readonly [Scene, ...Scene[]]> {
  const [first, ...others] = occasions;
  if (!first) throw new Error('there is an occasion to see');
  const link = linkOn(page, first, values);
  const sceneOf = (occasion: Occasion, seen: Visit): Scene => {
    const calls = callsIn(seen);
    return { occasion, visit: seen, calls, link, values, pools, endpointsOf, allowedOrigins };
  };
  const answers = [answerOn(first), ...others.map(answerOn)] as const;
  const [seen, ...again] = await visit({ link, values, answers, mutation });
  return [
    sceneOf(first, seen),
    ...again.flatMap((one, index) => {
      const occasion = others[index];
      return occasion ? [sceneOf(occasion, one)] : [];
    }),
  ];
}

/** The calls of ConfirmForgotPassword, in order. */
export function callsIn({ requests }: Visit): Scene['calls'] {
  return requests
    .map(request => readApiCall(request))
    .filter(call => call?.operation === 'ConfirmForgotPassword')
    .filter(call => call !== undefined);
}

async function atOnce<T, R>(most: number, all: readonly T[], run: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < all.length; index = next++) {
      const one = all[index];
      if (one !== undefined) results[index] = await run(one);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return results;
}
