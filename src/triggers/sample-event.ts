import { isObject } from '../pool/is-object.ts';
import type { TriggerContract } from './contract.ts';
import { contractFor } from './contract-for.ts';
import { eventOf } from './event.ts';
import type { FirstVersionOf, TriggerEvent, TriggerSource, VersionOf } from './trigger-types.ts';

/** Members of an event by their place. One that is undefined is left out of the event. */
export type Overrides<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: Overrides<T[K]> | undefined }
    : T;

/**
 * A complete event as production sends it, with the members that a test is about in their place. The events
 * of a trigger with several versions are of the first, unless `version` names another.
 *
 * @throws Error if no trigger has the source, or not in that version
 * @example
 * sampleEvent('PreSignUp_SignUp', { request: { userAttributes: { email: 'ada@example.com' } } });
 */
export function sampleEvent<
  S extends TriggerSource,
  V extends TriggerContract['version'] = FirstVersionOf<S>,
>(
  source: S,
  overrides?: { readonly version?: (V & VersionOf<S>) | undefined } & Overrides<
    Omit<TriggerEvent<S, NoInfer<V>>, 'version'>
  >,
): TriggerEvent<S, V> {
  const { version, ...members } = overrides ?? {};
  const { contract, source: found } = contractFor(source, version);
  const { userName, clientId = '1example23456789abcdefghij', request } = found.sample;
  const event = eventOf(
    {
      source,
      userName,
      clientId,
      request,
      region: 'us-east-1',
      poolId: 'us-east-1_Example12',
      sdkVersion: 'aws-sdk-js-3.1169.0',
    },
    contract,
  );
  // The type is made of that source and version too, and the overrides have the types of their members.
  return merged(event, members) as TriggerEvent<S, V>;
}

/** A copy of the value with the changes in it: objects member by member, all else as a whole. */
function merged(value: unknown, change: unknown): unknown {
  if (!isObject(change)) return structuredClone(change);
  const base = isObject(value) ? value : {};
  const names = new Set([...Object.keys(base), ...Object.keys(change)]);
  return Object.fromEntries(
    [...names].flatMap(name => {
      if (!Object.hasOwn(change, name)) return [[name, structuredClone(base[name])]];
      return change[name] === undefined ? [] : [[name, merged(base[name], change[name])]];
    }),
  );
}
