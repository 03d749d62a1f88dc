import { regionOf } from '../pool/pool.ts';
import type { CrossCheck } from './cross-check.ts';
import { type Path, pathText } from './source.ts';
import type { Understood } from './understood.ts';

/** What custom senders and their keys need of each other. */
export const senderChecks: Readonly<Record<string, CrossCheck>> = {
  aSenderKeyHasASender: ({ pools }) =>
    pools
      .filter(({ value }) => value.senderKey && value.triggers && sendersOf(value).length === 0)
      .map(({ path }) => ({
        path: [...path, 'senderKey'],
        expected: 'CustomEmailSender or CustomSMSSender in triggers of the pool',
        found: 'neither',
      })),

  aSenderKeyIsInTheRegion: ({ pools }) =>
    pools.flatMap(({ path, value: { id, senderKey } }) => {
      const region = senderKey?.arn?.split(':')[3];
      const expected = id && regionOf(id);
      if (region === undefined || expected === undefined || region === expected) return [];
      return [{ path: [...path, 'senderKey', 'arn'], expected: `a key in ${expected}`, found: region }];
    }),

  aSenderKeyHasOneSecret: ({ pools }) =>
    differing(
      pools.flatMap(({ path, value }) => {
        const { secret } = value.senderKey ?? {};
        return secret === undefined
          ? []
          : [{ of: keyOf(value), has: secret, path: [...path, 'senderKey', 'secret'] }];
      }),
    ).map(({ path, first }) => ({
      path,
      expected: 'the secret that another pool gives the same key',
      found: `another than at ${pathText(first)}`,
    })),

  aSenderHasOneKey: ({ pools }) =>
    differing(
      pools.flatMap(({ path, value }) =>
        sendersOf(value).map(([trigger, name]) => ({
          of: name,
          has: keyOf(value),
          path: [...path, 'triggers', trigger],
        })),
      ),
    ).map(({ path, first }) => ({
      path,
      expected: 'a function that sends with one key',
      found: `one that sends with another key at ${pathText(first)}`,
    })),
};

type Pool = Understood['pools'][number]['value'];

function sendersOf({ triggers }: Pool): readonly (readonly [trigger: string, functionName: string])[] {
  return (['CustomEmailSender', 'CustomSMSSender'] as const).flatMap(trigger => {
    const name = triggers?.[trigger];
    return name === undefined ? [] : [[trigger, name] as const];
  });
}

/** The ARN of a pool's key, or what stands for the one that is made up for its region. */
function keyOf({ id, senderKey }: Pool): string {
  return senderKey?.arn ?? `of ${id && regionOf(id)}`;
}

/** Those that have something else than the first of the same. */
function differing(
  rows: readonly { readonly of: string; readonly has: string; readonly path: Path }[],
): readonly { readonly path: Path; readonly first: Path }[] {
  return rows.flatMap(({ of, has, path }) => {
    const first = rows.find(row => row.of === of);
    return first === undefined || first.has === has ? [] : [{ path, first: first.path }];
  });
}
