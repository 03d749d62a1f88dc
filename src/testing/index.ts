/*
 * `lifeguard/testing`: Lifeguard in the process of your own tests. docs/test-kit.md shows it at work.
 */
import { oldNode } from './old-node.ts';
import type { Lifeguard, LifeguardOptions } from './start-lifeguard.ts';

export type { Fault } from '../faults/fault.ts';
export type { FaultControl } from '../faults/fault-control.ts';
export type { CallEvent, MessageNote, PrintedNote, TriggerNote } from '../recorder/event.ts';
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
export type { TestClock, TimeSpan } from './test-clock.ts';

/**
 * Starts Lifeguard in this process: in memory, on a free port of loopback, with a clock, a mailbox and a log
 * of calls that tests can reach.
 *
 * @throws Error that lists what is wrong with the pools, names an option that there is not, or
 * says that this Node.js is too old
 * @example
 * import { startLifeguard } from 'lifeguard/testing';
 *
 * await using lifeguard = await startLifeguard();
 * const { endpoint, region, credentials } = lifeguard;
 * const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
 */
export async function startLifeguard(options: LifeguardOptions = {}): Promise<Lifeguard> {
  const refusal = oldNode(process.versions.node);
  if (refusal !== undefined) throw new Error(refusal);
  // Loaded only here: an older Node.js has not all of the modules that it imports, and
  // would fail by the first of them.
  const kit = await import('./start-lifeguard.ts');
  return kit.startLifeguard(options);
}
