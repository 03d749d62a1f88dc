import { isObject } from '../pool/is-object.ts';
import type { TriggerContract } from '../triggers/contract.ts';
import { sampleEvent } from '../triggers/sample-event.ts';
import type { TriggerSource } from '../triggers/trigger-types.ts';

/** An event for a handler, as JSON: also one that production would not send. */
export type SentEvent = Readonly<Record<string, unknown>>;

/**
 * The complete event of a source as production sends it.
 *
 * @throws Error if the source has no such version
 */
export function completeEvent(source: TriggerSource, version: TriggerContract['version']): SentEvent {
  const event: unknown = JSON.parse(JSON.stringify(sampleEvent(source, { version })));
  return membersOf(event);
}

/** The members of what may be an object. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

/** The event with these members in its request. */
export function withRequest(event: SentEvent, members: Readonly<Record<string, unknown>>): SentEvent {
  return { ...event, request: { ...membersOf(event.request), ...members } };
}
