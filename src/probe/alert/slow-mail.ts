import { inSeconds } from '../../config/duration.ts';
import type { AlertState } from './alert-state.ts';
import type { AlertRules } from './decide.ts';

/** Mails take too long, or no longer do. Always a warning. */
export interface SlowMailEvent {
  readonly kind: 'slow-mail' | 'mail-in-time';
  /** Since when; milliseconds since 1970. */
  readonly since: number;
  /** The 95th percentile of the mails of the latest runs, and what it is held against, in milliseconds. */
  readonly percentile: number;
  readonly bound: number;
  /** Of so many mails. */
  readonly mails: number;
}

/** Fewer mails than these say nothing. */
const fewest = 5;

/** One slow mail alone is an accident of somebody's mail server. */
const fewestSlow = 2;

/** Holds the mails of the latest runs against the bound; told again after `repeat`. */
export function decideSlowMail(
  state: AlertState,
  { slowMail, repeat }: AlertRules,
  now: number,
): { readonly state: AlertState; readonly event: SlowMailEvent | undefined } {
  const mails = state.runs.flatMap(({ mail }) => (mail === undefined ? [] : [mail]));
  if (mails.length < fewest || state.runs.at(-1)?.mail === undefined) return { state, event: undefined };
  const bound = inSeconds(slowMail) * 1_000;
  const percentile = percentile95(mails);
  const isSlow = percentile > bound && mails.filter(mail => mail > bound).length >= fewestSlow;
  const { slowMail: told, ...rest } = state;
  const seen = { percentile, bound, mails: mails.length };
  if (!isSlow) {
    if (!told) return { state, event: undefined };
    return { state: rest, event: { kind: 'mail-in-time', since: told.since, ...seen } };
  }
  if (told && now - told.toldAt < inSeconds(repeat) * 1_000) return { state, event: undefined };
  const since = told?.since ?? now;
  return {
    state: { ...rest, slowMail: { since, toldAt: now } },
    event: { kind: 'slow-mail', since, ...seen },
  };
}

/** By the nearest rank. */
function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}
