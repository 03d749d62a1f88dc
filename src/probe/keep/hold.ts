import type { Keep } from './keep.ts';
import { KeepProblem } from './keep.ts';
import type { KeptJourney, KeptName, KeptProcess, KeptUser } from './kept-user.ts';

const hour = 3_600_000;
const mostOutcomes = 20;

/** Another probe works on the user. */
export class UserBusy extends Error {
  override readonly name = 'UserBusy';
  /** When it is over at the latest, in milliseconds since 1970. */
  readonly until: number;

  constructor(until: number) {
    super(`another probe works on this user, until ${new Date(until).toISOString()} at the latest`);
    this.until = until;
  }
}

/** The attempts of the hour do not suffice. */
export class AttemptsUsed extends Error {
  override readonly name = 'AttemptsUsed';
  /** From when on they do, in milliseconds since 1970. */
  readonly until: number;

  constructor(limit: number, until: number) {
    super(
      `the ${limit} attempts an hour of this user are used up: the next run may be at ${new Date(until).toISOString()}`,
    );
    this.until = until;
  }
}

/** A process that holds users. */
export interface Holder {
  readonly process: KeptProcess;
  /** Whether a process is of this machine and has ended. */
  readonly isDead: (other: KeptProcess) => boolean;
}

/** What is asked for to hold a user. */
export interface HoldRequest {
  readonly name: KeptName;
  /** The id of the run. */
  readonly run: string;
  /** Undefined where only time tells that a run has ended: runs of other machines are remembered there, too. */
  readonly holder: Holder | undefined;
  /** For how many milliseconds at most. */
  readonly time: number;
  /** How many attempts the run takes if all goes well; they are set aside. */
  readonly attempts: number;
  readonly attemptsAnHour: number;
  readonly now: () => number;
}

/** A user whom no other probe works on. */
export interface Hold {
  /** Passwords that the user may have, the likeliest first. */
  readonly current: string | undefined;
  readonly pending: string | undefined;
  /** Whether a run before did not end. */
  readonly isAfterDeath: boolean;
  /** Takes an attempt, of those that were set aside first. @throws AttemptsUsed, KeepProblem */
  take(): Promise<void>;
  /** Remembers a password before it is set. @throws KeepProblem */
  pend(password: string): Promise<void>;
  /** Says what the user's password is now, undefined where it is not to be remembered. It is written at the end. */
  settle(password: string | undefined): void;
  /** Ends it, and remembers how the run went. @throws KeepProblem */
  release(journey: string, change: (before: KeptJourney | undefined) => KeptJourney): Promise<void>;
}

/**
 * Holds a user for one run.
 *
 * @throws UserBusy, AttemptsUsed, KeepProblem
 */
export async function hold(keep: Keep, request: HoldRequest): Promise<Hold> {
  const { name, run, holder, time, attempts: needed, attemptsAnHour, now } = request;
  const taken = await keep.update(name, before => {
    const at = now();
    const { lock } = before;
    const isLeft = lock?.process !== undefined && holder?.isDead(lock.process);
    if (lock && lock.until > at && !isLeft) throw new UserBusy(lock.until);
    const attempts = inLastHour(before.attempts, at);
    if (needed > 0) refuseBeyond(attempts, needed, attemptsAnHour);
    const kept: KeptUser = {
      ...before,
      attempts: [...attempts, ...Array.from({ length: needed }, () => at)],
      lock: { run, until: at + time, ...(holder && { process: holder.process }) },
    };
    return { kept, gives: { before, at } };
  });
  let unused = needed;
  let settled: { readonly password: string | undefined } | undefined;
  const mine = <T>(change: (kept: KeptUser) => { kept: KeptUser; gives: T }): Promise<T> =>
    keep.update(name, kept => {
      if (kept.lock?.run !== run) {
        throw new KeepProblem('This run took longer than it may, and another probe has taken its user over.');
      }
      return change(kept);
    });
  return {
    current: taken.before.current,
    pending: taken.before.pending,
    isAfterDeath: taken.before.lock !== undefined,
    async take() {
      if (unused > 0) {
        unused -= 1;
        return;
      }
      await mine(kept => {
        const attempts = inLastHour(kept.attempts, now());
        refuseBeyond(attempts, 1, attemptsAnHour);
        return { kept: { ...kept, attempts: [...attempts, now()] }, gives: undefined };
      });
    },
    async pend(password) {
      // What was found out since is written along: nothing else knows it.
      await mine(({ current, ...kept }) => {
        const found = settled ? settled.password : current;
        return {
          kept: { ...kept, ...(found !== undefined && { current: found }), pending: password },
          gives: undefined,
        };
      });
      settled = undefined;
    },
    settle(password) {
      settled = { password };
    },
    async release(journey, change) {
      await mine(kept => {
        const { lock: _over, current, pending, ...rest } = kept;
        const passwords = settled ? { current: settled.password } : { current, pending };
        const attempts = withoutUnused(kept.attempts, taken.at, unused);
        const after: KeptUser = {
          ...rest,
          ...(passwords.current !== undefined && { current: passwords.current }),
          ...('pending' in passwords && passwords.pending !== undefined && { pending: passwords.pending }),
          attempts,
          journeys: { ...kept.journeys, [journey]: bounded(change(kept.journeys[journey])) },
        };
        return { kept: after, gives: undefined };
      });
    },
  };
}

function inLastHour(attempts: readonly number[], now: number): readonly number[] {
  // A clock that was set back would keep them for ever.
  return attempts.filter(at => at > now - hour && at <= now);
}

function refuseBeyond(attempts: readonly number[], needed: number, limit: number): void {
  const over = attempts.length + needed - limit;
  if (over <= 0) return;
  const last = attempts.toSorted((a, b) => a - b)[over - 1];
  throw new AttemptsUsed(limit, (last ?? 0) + hour);
}

function withoutUnused(attempts: readonly number[], at: number, unused: number): readonly number[] {
  let left = unused;
  return attempts.filter(one => {
    if (one !== at || left === 0) return true;
    left -= 1;
    return false;
  });
}

function bounded(journey: KeptJourney): KeptJourney {
  return { ...journey, outcomes: journey.outcomes.slice(-mostOutcomes) };
}
