import type { AlertState } from './alert-state.ts';
import type { Decision, IncidentEvent } from './decide.ts';

/** An event to tell, and to whom. */
export interface DueEvent {
  readonly event: IncidentEvent;
  /** The channels that have not been told of it; undefined: all. */
  readonly only: readonly string[] | undefined;
}

/** After so many rounds a channel is given up until there is something new to tell. */
const mostTries = 10;

/** What is told after a run: what was decided, or else what some channels could not be told before. */
export function dueEvent({ state, incident }: Decision, isFailed: boolean): DueEvent | undefined {
  if (incident) return { event: incident, only: undefined };
  const { owed } = state;
  if (!owed) return undefined;
  // That it fails is told of a run that does, and of nothing that has become something else.
  if (owed.kind === 'firing' && (!isFailed || state.open === undefined)) return undefined;
  const { kind, severity, since, channels } = owed;
  return { event: { kind, severity, since, isRepeat: false }, only: channels };
}

/** What is remembered once it was told, or not, to those channels. */
export function settle(state: AlertState, due: DueEvent | undefined, missed: readonly string[]): AlertState {
  if (!due) return state;
  const { owed, ...rest } = state;
  const tries = due.only === undefined || !owed ? 1 : owed.tries + 1;
  if (missed.length === 0 || tries > mostTries) return rest;
  const { kind, severity, since } = due.event;
  return { ...rest, owed: { kind, severity, since, channels: [...missed], tries } };
}
