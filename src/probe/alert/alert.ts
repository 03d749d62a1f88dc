import type { ProbeRun } from '../run.ts';
import type { IncidentEvent } from './decide.ts';
import type { SlowMailEvent } from './slow-mail.ts';

/** What channels are told: an event with the run that it came of. */
export interface Alert {
  readonly event: IncidentEvent | SlowMailEvent;
  readonly run: ProbeRun;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of the settings, such as `production`. */
  readonly environment: string | undefined;
  /** Where the page of a cause is, with `{id}` in it. */
  readonly docs: string | undefined;
}

/** Whether it wakes people up, or tells those whom such an alert did that it is over. */
export function severityOf({ event }: Alert): 'page' | 'warning' {
  return 'severity' in event ? event.severity : 'warning';
}

/** Whether it says that something is over. */
export function isOver({ event: { kind } }: Alert): boolean {
  return kind === 'recovered' || kind === 'mail-in-time';
}

/** The same for all alerts of one thing, from its first to its recovery. At most 255 characters. */
export function keyOf({ event, run: { subject, journey }, environment }: Alert): string {
  const about = event.kind === 'slow-mail' || event.kind === 'mail-in-time' ? '/mail' : '';
  const parts = [
    'lifeguard',
    environment ?? '',
    subject.poolId,
    subject.clientId ?? '',
    journey.slice(0, 50),
    subject.userNumber === undefined ? '' : `user-${subject.userNumber}`,
  ];
  return `${parts.filter(part => part !== '').join('/')}${about}`.slice(0, 255);
}
