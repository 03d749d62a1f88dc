import * as z from 'zod';
import { failureKinds } from '../run.ts';

const severities = ['page', 'warning'] as const;
const time = z.number();
const short = z.string().max(1_000);

/** So many runs are remembered: enough for every rule that the settings can state. */
export const rememberedRuns = 20;

/** So many changes are remembered: more than `flapping` can ask for. */
export const rememberedChanges = 60;

const incident = z.object({
  severity: z.enum(severities),
  /** What fails: the kind, stage and cause. */
  what: short,
  /** When it began to fail. */
  since: time,
  toldAt: time,
  /** Whether it failed on and off, so that one good run does not mean that it is over. */
  onAndOff: z.boolean(),
});

const alertState = z.object({
  /** The latest runs, oldest first. */
  runs: z
    .array(
      z.object({
        at: time,
        /** The kind of its failure; left out where all went well. */
        failed: z.enum(failureKinds).exactOptional(),
        /** What failed, as in `incident`. */
        what: short.exactOptional(),
        /** How long the mail took, in milliseconds. */
        mail: z.number().exactOptional(),
      }),
    )
    .max(rememberedRuns),
  /** When results changed, oldest first. */
  changes: z.array(time).max(rememberedChanges),
  /** What was told and is not over. */
  open: incident.exactOptional(),
  /** Since when results change all the time. */
  flapping: z.object({ since: time, severity: z.enum(severities) }).exactOptional(),
  /** Mails that are slow, which was told. */
  slowMail: z.object({ since: time, toldAt: time }).exactOptional(),
  lastSuccessAt: time.exactOptional(),
  /** An alert that some channels could not be told of. */
  owed: z
    .object({
      kind: z.enum(['firing', 'recovered', 'flapping']),
      severity: z.enum(severities),
      since: time,
      channels: z.array(z.string().max(100)).max(50),
      tries: z.number(),
    })
    .exactOptional(),
});

/**
 * What is remembered of one journey of one app client between rounds, for its alerts: plain data, to be kept as it is.
 * Times are milliseconds since 1970. It holds no secret, and at most some ten thousand characters.
 */
export type AlertState = Readonly<z.output<typeof alertState>>;

/** Nothing is remembered. */
export const noAlertState: AlertState = { runs: [], changes: [] };

/** What was kept, or nothing where it is of another form: an alert is then told once more. */
export function readAlertState(value: unknown): AlertState {
  const read = alertState.safeParse(value);
  return read.success ? read.data : noAlertState;
}
