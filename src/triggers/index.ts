/*
 * `lifeguard/triggers`: what Cognito's Lambda triggers are sent and may answer, as types, schemas, samples
 * and checks. docs/triggers.md shows it at work.
 */
export { type AnsweredEvent, checkResponse, type ResponseBreach } from './check-response.ts';
export type { Source, TriggerContract, TriggerName } from './contract.ts';
export { contracts } from './contracts.ts';
export { defineTrigger, type TriggerContext } from './define-trigger.ts';
export { eventSchema } from './event-schema.ts';
export { type Overrides, sampleEvent } from './sample-event.ts';
export type {
  ContractName,
  TriggerEvent,
  TriggerResponse,
  TriggerSource,
  VersionOf,
} from './trigger-types.ts';
