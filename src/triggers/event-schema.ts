import * as z from 'zod';
import type { TriggerContract } from './contract.ts';
import { contractFor } from './contract-for.ts';
import type { FirstVersionOf, TriggerEvent, TriggerSource, VersionOf } from './trigger-types.ts';

/**
 * The form of a source's events, to parse what comes from outside. Members that Cognito adds later are left
 * out of what it gives, so answer with the event that came in.
 *
 * @throws Error if no trigger has the source, or not in that version
 */
export function eventSchema<
  S extends TriggerSource,
  V extends TriggerContract['version'] = FirstVersionOf<S>,
>(source: S, version?: V & VersionOf<S>): z.ZodType<TriggerEvent<S, V>> {
  const { contract, source: found } = contractFor(source, version);
  const schema: z.ZodType = z.object({
    version: z.literal(contract.version),
    triggerSource: z.literal(source),
    region: z.string(),
    userPoolId: z.string(),
    userName: found.sample.userName === undefined ? z.string().optional() : z.string(),
    callerContext: z.object({ awsSdkVersion: z.string(), clientId: z.string() }),
    request: found.request,
    ...(contract.response && { response: z.record(z.string(), z.unknown()) }),
  });
  // The types of events are made from these very parts.
  return schema as z.ZodType<TriggerEvent<S, V>>;
}
