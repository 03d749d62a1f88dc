/*
 * `lifeguard/testing`: Lifeguard in the process of your own tests. docs/test-kit.md shows it at work.
 */
export type { Fault } from '../faults/fault.ts';
export type { FaultControl } from '../faults/fault-control.ts';
export type { CallEvent, MessageNote, TriggerNote } from '../recorder/event.ts';
export type { EventQuery, EventReader } from './event-reader.ts';
export type { Mail, MailQuery, MailReader } from './mail-reader.ts';
export type { PoolsDescription, TriggerModules } from './pools-description.ts';
export type {
  Lifeguard,
  LifeguardClient,
  LifeguardOptions,
  LifeguardPool,
  LifeguardUser,
} from './start-lifeguard.ts';
export { startLifeguard } from './start-lifeguard.ts';
export type { TestClock, TimeSpan } from './test-clock.ts';
