import type { Random } from '../pool/random.ts';
import { readApiCall } from './api-call.ts';
import type { Guarded } from './guard.ts';
import type { Scene } from './invariant.ts';
import { linkOn } from './link.ts';
import type { Mutation } from './mutate.ts';
import { answerOn, type Occasion } from './occasion.ts';
import type { Browse, Visit } from './visit.ts';

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
  return (await atOnce(seeing.atOnce, alike, some => scenesOn(some, seeing, guarded))).flat();
}

type Alike = readonly [Occasion, ...Occasion[]];

/** Failures differ in what the call is answered with, so that several can be seen on a page that is opened once. */
function alikeOf(occasions: readonly Occasion[], most: number): readonly Alike[] {
  const failures = occasions.filter(({ kind }) => kind === 'failure');
  const others = occasions.filter(({ kind }) => kind !== 'failure');
  const size = Math.ceil(failures.length / most);
  const runs = failures.flatMap((first, at): Alike[] =>
    at % size === 0 ? [[first, ...failures.slice(at + 1, at + size)]] : [],
  );
  return [...others.map((one): Alike => [one]), ...runs];
}

/**
 * Sees them on one page as far as all is well: what a page does wrong when it is tried again may come of what was
 * before. From there on it is opened anew for each.
 */
async function scenesOn(alike: Alike, seeing: Seeing, guarded: Guarded): Promise<readonly Scene[]> {
  const [first, ...again] = await scenesOfOne(alike, seeing, guarded);
  // Any of the answers may have kept it from its end.
  const isLost = first.visit.isEndless && alike.length > 1;
  const wrong = again.findIndex(scene => !seeing.isSound(scene));
  const scenes: Scene[] = isLost ? [] : [first, ...again.slice(0, wrong < 0 ? undefined : wrong)];
  for (const occasion of alike.slice(scenes.length)) {
    scenes.push(...(await scenesOfOne([occasion], seeing, guarded)));
  }
  return scenes;
}

/** Opens a page once, and tells of as many occasions as it could be tried with. */
async function scenesOfOne(
  [first, ...others]: Alike,
  { visit, random, mutation }: Seeing,
  { page, pools, endpointsOf, allowedOrigins }: Guarded,
): Promise<readonly [Scene, ...Scene[]]> {
  const code = String(random.below(900_000) + 100_000);
  // Of 40 characters, and one of each kind that a policy may ask for.
  const values = {
    username: 'guard+page@example.com',
    code,
    password: `${random.bytes(27).toString('base64url')}aA1!`,
  };
  const link = linkOn(page, first, values);
  const sceneOf = (occasion: Occasion, seen: Visit): Scene => ({
    ...{ occasion, visit: seen, calls: callsIn(seen), link, values, pools, endpointsOf, allowedOrigins },
  });
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
