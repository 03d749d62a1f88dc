import * as z from 'zod';
import { parsedJson } from '../../pool/members.ts';

const keptProcess = z.object({
  /** The machine since it was started, and the space that numbers of processes are of. */
  machine: z.string(),
  pid: z.number(),
  /** When it began, by the machine's own count. */
  started: z.number(),
});

const keptLock = z.object({
  /** The id of the run. */
  run: z.string(),
  /** When it ends by itself, in milliseconds since 1970. */
  until: z.number(),
  /** The process, where another on the same machine can see that it is dead. */
  process: keptProcess.exactOptional(),
});

const keptJourney = z.object({
  /** The last ones, oldest first. */
  outcomes: z.array(z.object({ at: z.number(), ok: z.boolean() })).readonly(),
  /** What the alerts remember, as they gave it. */
  alert: z.unknown().exactOptional(),
});

const keptUser = z.object({
  version: z.literal(1),
  /** The password that last was known to be the user's. */
  current: z.string().exactOptional(),
  /** One that the user may have: it is remembered before it is set. */
  pending: z.string().exactOptional(),
  /** When reset codes were asked for and submitted within the last hour, in milliseconds since 1970. */
  attempts: z.array(z.number()).readonly(),
  /** A run that works on the user, so that no other does. */
  lock: keptLock.exactOptional(),
  /** By journey and app client, as `nameOfJourney` has them. */
  journeys: z.record(z.string(), keptJourney).readonly(),
});

/** A process, unlike each other of any machine. */
export type KeptProcess = Readonly<z.output<typeof keptProcess>>;

/** What is remembered of one journey of one app client. */
export type KeptJourney = Readonly<z.output<typeof keptJourney>>;

/** All that the probe remembers of one user. */
export type KeptUser = Readonly<z.output<typeof keptUser>>;

/** Whose. Journeys without a user are remembered under the pool alone. */
export interface KeptName {
  readonly poolId: string;
  readonly username: string | undefined;
}

/** Of a user that nothing is remembered of. */
export const nothingKept: KeptUser = { version: 1, attempts: [], journeys: {} };

/** The name of a journey in what is kept; of the pool as a whole without an app client. */
export function nameOfJourney(journey: string, clientId: string | undefined): string {
  return `${journey}/${clientId ?? ''}`;
}

/** Reads what was kept as JSON; undefined where it is of another form. */
export function readKept(json: string): KeptUser | undefined {
  return keptUser.safeParse(parsedJson(json)).data;
}
