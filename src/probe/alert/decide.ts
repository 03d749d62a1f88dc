import type { Alerts } from '../../config/alerts-entry.ts';
import { inSeconds } from '../../config/duration.ts';
import type { FailureKind, ProbeRun } from '../run.ts';
import { type AlertState, rememberedChanges, rememberedRuns } from './alert-state.ts';
import { decideSlowMail, type SlowMailEvent } from './slow-mail.ts';

/** When people are told. */
export type AlertRules = Pick<Alerts, 'after' | 'often' | 'warnAfter' | 'repeat' | 'flapping' | 'slowMail'>;

/** Something to tell of a journey of an app client. */
export interface IncidentEvent {
  /**
   * `firing`: it fails, for the first time, still, or otherwise than before. `recovered`: it no longer does. `flapping`:
   * results change all the time, and nothing more is told until they no longer do.
   */
  readonly kind: 'firing' | 'recovered' | 'flapping';
  /** Whether people are to be woken up; of a recovery, whether they had been. */
  readonly severity: 'page' | 'warning';
  /** Since when it fails, or had failed; milliseconds since 1970. */
  readonly since: number;
  /** Whether it was told before, and nothing has changed. */
  readonly isRepeat: boolean;
}

/** What comes of a run. */
export interface Decision {
  readonly state: AlertState;
  readonly incident: IncidentEvent | undefined;
  readonly slowMail: SlowMailEvent | undefined;
}

/** So many equal results in a row end flapping. */
const steadyAfter = 5;

/** Decides what is told after a run. Pure: the same always gives the same. */
export function decide(before: AlertState, run: ProbeRun, rules: AlertRules, now: number): Decision {
  const remembered = remember(before, run, rules, now);
  const mail = decideSlowMail(remembered, rules, now);
  const { state, incident } = decideIncident(mail.state, rules, now);
  return { state, incident, slowMail: mail.event };
}

/** What fails, so that the same failure is known again. */
function whatFails({ failure }: ProbeRun): string | undefined {
  if (failure === undefined) return undefined;
  const { kind, stage, cause } = failure;
  return [kind, stage, cause?.id ?? ''].join(' ').slice(0, 300);
}

function remember(before: AlertState, run: ProbeRun, rules: AlertRules, now: number): AlertState {
  const what = whatFails(run);
  const { failure, startedAt, mailMilliseconds } = run;
  const last = before.runs.at(-1);
  const isChange = last !== undefined && last.what !== what;
  const from = now - inSeconds(rules.flapping.within) * 1_000;
  return {
    ...before,
    runs: [
      ...before.runs,
      {
        at: startedAt,
        ...(failure && { failed: failure.kind }),
        ...(what !== undefined && { what }),
        ...(mailMilliseconds !== undefined && { mail: mailMilliseconds }),
      },
    ].slice(-rememberedRuns),
    changes: [...before.changes.filter(at => at > from), ...(isChange ? [now] : [])].slice(
      -rememberedChanges,
    ),
    ...(failure === undefined && { lastSuccessAt: startedAt }),
  };
}

type Undecided = Pick<Decision, 'state' | 'incident'>;

function decideIncident(state: AlertState, rules: AlertRules, now: number): Undecided {
  if (state.flapping) return whileFlapping(state, state.flapping, rules, now);
  const isTelling = state.open !== undefined || dueNow(state, rules) !== undefined;
  if (isTelling && state.changes.length > rules.flapping.changes) return beginFlapping(state, now);
  return whileSteady(state, rules, now);
}

function beginFlapping(state: AlertState, now: number): Undecided {
  const isPage = state.open?.severity === 'page' || state.runs.some(({ failed }) => failed === 'target');
  const severity = isPage ? 'page' : 'warning';
  const { open, ...rest } = state;
  const since = open?.since ?? state.changes[0] ?? now;
  return {
    state: { ...rest, flapping: { since, severity } },
    incident: { kind: 'flapping', severity, since, isRepeat: false },
  };
}

function whileFlapping(
  state: AlertState,
  { since, severity }: NonNullable<AlertState['flapping']>,
  rules: AlertRules,
  now: number,
): Undecided {
  const latest = state.runs.slice(-steadyAfter);
  const isSame = latest.length === steadyAfter && new Set(latest.map(({ what }) => what)).size === 1;
  if (!isSame && state.changes.length > 0) return { state, incident: undefined };
  const { flapping: _, ...rest } = state;
  const steady = { ...rest, changes: [] };
  if (latest.at(-1)?.failed === undefined) {
    return { state: steady, incident: { kind: 'recovered', severity, since, isRepeat: false } };
  }
  // What it fails by now has not been told, and that it is over will have to be.
  const open = { severity, what: '', since, toldAt: 0, onAndOff: true };
  return whileSteady({ ...steady, open }, rules, now);
}

function whileSteady(state: AlertState, rules: AlertRules, now: number): Undecided {
  const { open, ...rest } = state;
  const last = state.runs.at(-1);
  if (last?.failed === undefined) {
    if (!open || !isOver(state, open, rules)) return { state, incident: undefined };
    const { severity, since } = open;
    return { state: rest, incident: { kind: 'recovered', severity, since, isRepeat: false } };
  }
  const due = dueNow(state, rules);
  if (!due) return { state, incident: undefined };
  const what = last.what ?? '';
  const isSame =
    open !== undefined && open.what === what && !(due.severity === 'page' && open.severity !== 'page');
  if (isSame && now - open.toldAt < inSeconds(rules.repeat) * 1_000) return { state, incident: undefined };
  const since = open?.since ?? beginOf(state);
  return {
    state: {
      ...state,
      open: {
        // Who was woken up is told of the recovery, also where the rest of it was only a warning.
        severity: open?.severity === 'page' ? 'page' : due.severity,
        what,
        since,
        toldAt: now,
        onAndOff: open?.onAndOff ?? due.isOnAndOff,
      },
    },
    incident: { kind: 'firing', severity: due.severity, since, isRepeat: isSame },
  };
}

/** How bad it is after the last run, which failed; undefined where it is not told yet. */
function dueNow(
  { runs }: AlertState,
  { after, often, warnAfter }: AlertRules,
): { readonly severity: 'page' | 'warning'; readonly isOnAndOff: boolean } | undefined {
  const last = runs.at(-1)?.failed;
  if (last === undefined) return undefined;
  const areLast = (count: number, is: (failed: FailureKind | undefined) => boolean) =>
    runs.length >= count && runs.slice(-count).every(({ failed }) => is(failed));
  if (last === 'target') {
    if (areLast(after, failed => failed === 'target')) return { severity: 'page', isOnAndOff: false };
    const failed = runs.slice(-often.of).filter(run => run.failed === 'target').length;
    if (failed >= often.failed) return { severity: 'page', isOnAndOff: true };
  }
  return areLast(warnAfter, failed => failed !== undefined)
    ? { severity: 'warning', isOnAndOff: false }
    : undefined;
}

/** One good run ends it; where it failed on and off, as many as it takes to fail. */
function isOver(
  { runs }: AlertState,
  { onAndOff }: NonNullable<AlertState['open']>,
  rules: AlertRules,
): boolean {
  if (!onAndOff) return true;
  return runs.length >= rules.after && runs.slice(-rules.after).every(({ failed }) => failed === undefined);
}

/** When the failures began that the last run ends; of those on and off, the first that is among `often`. */
function beginOf({ runs }: AlertState): number {
  const lastGood = runs.findLastIndex(({ failed }) => failed === undefined);
  return (runs[lastGood + 1] ?? runs.at(-1))?.at ?? 0;
}
