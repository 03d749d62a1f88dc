import { isObject } from '../../pool/is-object.ts';

/** A run that works on a user, so that no other does. */
export interface KeptLock {
  /** The id of the run. */
  readonly run: string;
  /** When it ends by itself, in milliseconds since 1970. */
  readonly until: number;
  /** The process, where another on the same machine can see that it is dead. */
  readonly process?: KeptProcess;
}

/** A process, unlike each other of any machine. */
export interface KeptProcess {
  /** The machine since it was started, and the space that numbers of processes are of. */
  readonly machine: string;
  readonly pid: number;
  /** When it began, by the machine's own count. */
  readonly started: number;
}

/** What is remembered of one journey of one app client. */
export interface KeptJourney {
  /** The last ones, oldest first. */
  readonly outcomes: readonly { readonly at: number; readonly ok: boolean }[];
  /** What the alerts remember, as they gave it. */
  readonly alert?: unknown;
}

/** All that the probe remembers of one user. */
export interface KeptUser {
  readonly version: 1;
  /** The password that last was known to be the user's. */
  readonly current?: string;
  /** One that the user may have: it is remembered before it is set. */
  readonly pending?: string;
  /** When reset codes were asked for and submitted within the last hour, in milliseconds since 1970. */
  readonly attempts: readonly number[];
  readonly lock?: KeptLock;
  /** By journey and app client, as `nameOfJourney` has them. */
  readonly journeys: Readonly<Record<string, KeptJourney>>;
}

/** Whose. Journeys without a user are remembered under the pool alone. */
export interface KeptName {
  readonly poolId: string;
  readonly username: string | undefined;
}

/** Of a user that nothing is remembered of. */
export const nothingKept: KeptUser = { version: 1, attempts: [], journeys: {} };

/** The name of a journey in what is kept. */
export function nameOfJourney(journey: string, clientId: string): string {
  return `${journey}/${clientId}`;
}

/** Reads what was kept as JSON; undefined where it is of another form. */
export function readKept(json: string): KeptUser | undefined {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.version !== 1) return undefined;
  const { current, pending, attempts, lock, journeys } = value;
  return {
    version: 1,
    ...(typeof current === 'string' && { current }),
    ...(typeof pending === 'string' && { pending }),
    ...(isLock(lock) && { lock }),
    attempts: Array.isArray(attempts) ? attempts.filter(at => typeof at === 'number') : [],
    journeys: isObject(journeys)
      ? Object.fromEntries(
          Object.entries(journeys).flatMap(([name, one]) => (isJourney(one) ? [[name, one]] : [])),
        )
      : {},
  };
}

function isLock(value: unknown): value is KeptLock {
  if (!isObject(value)) return false;
  const { run, until, process } = value;
  return (
    typeof run === 'string' && typeof until === 'number' && (process === undefined || isProcess(process))
  );
}

function isProcess(value: unknown): value is KeptProcess {
  if (!isObject(value)) return false;
  const { machine, pid, started } = value;
  return typeof machine === 'string' && typeof pid === 'number' && typeof started === 'number';
}

function isJourney(value: unknown): value is KeptJourney {
  return (
    isObject(value) &&
    Array.isArray(value.outcomes) &&
    value.outcomes.every(one => isObject(one) && typeof one.at === 'number' && typeof one.ok === 'boolean')
  );
}
