import * as z from 'zod';
import { parsedJson } from '../../pool/members.ts';

/** Without an app client it is the pool as a whole. */
const subject = z.object({ poolId: z.string(), clientId: z.string().optional() });

const run = z.object({
  journey: z.string(),
  /** Milliseconds since 1970, to the end of the year 9999. */
  startedAt: z.number().min(0).max(253_402_300_799_999),
  subject,
  failure: z.object({ stage: z.string(), kind: z.string() }).nullish(),
});

const passedOver = z.object({ journey: z.string(), subject, passedOver: z.string() });

const entry = z.union([
  run.transform(one => ({ ...one, isRun: true as const })),
  passedOver.transform(({ journey, subject: of }) => ({ journey, subject: of, isRun: false as const })),
]);

/** One run of a journey, or that it was passed over. */
export type ProbeEntry = z.output<typeof entry>;

/** How the latest run of a journey ended. */
export interface JourneyState {
  readonly journey: string;
  readonly state: 'ok' | 'failed' | 'not judged' | 'passed over';
  /** Where it failed; for one that was not judged, what kept the probe from its end. */
  readonly at?: string;
}

/** What the probe found of an app client. */
export interface MatrixProbe {
  /** Whether any report was given. */
  readonly isKnown: boolean;
  readonly journeys: readonly JourneyState[];
  /** The day (UTC) of the latest run that went well, such as `2026-11-20`. */
  readonly lastSeen?: string;
}

/**
 * Reads what `lifeguard probe --json` printed: a list, or one run a line where it runs on a schedule.
 *
 * @returns undefined if it is neither
 */
export function readProbeReport(text: string): readonly ProbeEntry[] | undefined {
  const whole = parsedJson(text);
  const given = Array.isArray(whole)
    ? whole
    : text
        .split('\n')
        .filter(line => line.trim() !== '')
        .map(parsedJson);
  const read = z.array(entry).safeParse(given);
  return read.success && given.length > 0 ? read.data : undefined;
}

/**
 * What all runs say together of an app client: of each journey the latest one counts. Journeys of its pool, which name no
 * app client, are among them; they say nothing of when the client was last seen.
 */
export function matrixProbeOf(
  { id, poolId }: { readonly id: string; readonly poolId: string },
  entries: readonly ProbeEntry[] | undefined,
): MatrixProbe {
  if (entries === undefined) return { isKnown: false, journeys: [] };
  const own = entries.filter(({ subject: of }) => of.clientId === id);
  const ofPool = entries.filter(({ subject: of }) => of.clientId === undefined && of.poolId === poolId);
  const timeOf = (one: ProbeEntry) => (one.isRun ? one.startedAt : -1);
  const latest = [...Map.groupBy([...own, ...ofPool], ({ journey }) => journey).values()].flatMap(
    of => of.toSorted((a, b) => timeOf(b) - timeOf(a))[0] ?? [],
  );
  const good = own.flatMap(one => (one.isRun && !one.failure ? [one.startedAt] : []));
  return {
    isKnown: true,
    journeys: latest.map(journeyState).toSorted((a, b) => (a.journey < b.journey ? -1 : 1)),
    ...(good.length > 0 && { lastSeen: new Date(Math.max(...good)).toISOString().slice(0, 10) }),
  };
}

function journeyState(one: ProbeEntry): JourneyState {
  const { journey } = one;
  if (!one.isRun) return { journey, state: 'passed over' };
  if (!one.failure) return { journey, state: 'ok' };
  const { kind, stage } = one.failure;
  // Only what the target did wrong says something of the pool.
  return kind === 'target'
    ? { journey, state: 'failed', at: stage }
    : { journey, state: 'not judged', at: kind };
}
