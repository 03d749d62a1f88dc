import * as z from 'zod';
import { parsedJson } from '../../pool/members.ts';

/** Without an app client it is the pool as a whole. */
const subject = z.object({
  poolId: z.string(),
  clientId: z.string().optional(),
  /** Only where several users are probed with the app client. */
  userNumber: z.number().optional(),
});

const run = z.object({
  journey: z.string(),
  /** Milliseconds since 1970, to the end of the year 9999. */
  startedAt: z.number().min(0).max(253_402_300_799_999),
  subject,
  failure: z.object({ stage: z.string(), kind: z.string() }).nullish(),
});

const passedOver = z.object({ journey: z.string(), subject, passedOver: z.string() });

const postponed = z.object({ journey: z.string(), subject, postponed: z.string() });

const entry = z.union([
  run.transform(one => ({ ...one, isRun: true as const })),
  passedOver.transform(one => ({ ...one, isRun: false as const, state: 'passed over' as const })),
  postponed.transform(one => ({ ...one, isRun: false as const, state: 'postponed' as const })),
]);

/** One run of a journey, or that none was made. */
export type ProbeEntry = z.output<typeof entry>;

/** How a journey stands, the worst first. What was not made hides nothing that was. */
const states = ['failed', 'not judged', 'ok', 'postponed', 'passed over'] as const;

/** How the latest run of a journey ended; of several users, the worst of them. */
export interface JourneyState {
  readonly journey: string;
  readonly state: (typeof states)[number];
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
 * What all runs say together of an app client: of each journey the latest one of each user counts, and of these the worst.
 * Journeys of its pool, which name no app client, are among them; they say nothing of when the client was last seen.
 */
export function matrixProbeOf(
  { id, poolId }: { readonly id: string; readonly poolId: string },
  entries: readonly ProbeEntry[] | undefined,
): MatrixProbe {
  if (entries === undefined) return { isKnown: false, journeys: [] };
  const own = entries.filter(({ subject: of }) => of.clientId === id);
  const ofPool = entries.filter(({ subject: of }) => of.clientId === undefined && of.poolId === poolId);
  const timeOf = (one: ProbeEntry) => (one.isRun ? one.startedAt : -1);
  const latest = [
    ...Map.groupBy([...own, ...ofPool], ({ journey, subject: { userNumber } }) =>
      JSON.stringify([journey, userNumber]),
    ).values(),
  ].flatMap(of => of.toSorted((a, b) => timeOf(b) - timeOf(a))[0] ?? []);
  const rank = ({ state }: JourneyState) => states.indexOf(state);
  const worst = [...Map.groupBy(latest.map(journeyState), ({ journey }) => journey).values()].flatMap(
    of => of.toSorted((a, b) => rank(a) - rank(b))[0] ?? [],
  );
  const lastGood = own
    .flatMap(one => (one.isRun && !one.failure ? [one.startedAt] : []))
    .reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  return {
    isKnown: true,
    journeys: worst.toSorted((a, b) => (a.journey < b.journey ? -1 : 1)),
    ...(Number.isFinite(lastGood) && { lastSeen: new Date(lastGood).toISOString().slice(0, 10) }),
  };
}

function journeyState(one: ProbeEntry): JourneyState {
  const { journey } = one;
  if (!one.isRun) return { journey, state: one.state };
  if (!one.failure) return { journey, state: 'ok' };
  const { kind, stage } = one.failure;
  // Only what the target did wrong says something of the pool.
  return kind === 'target'
    ? { journey, state: 'failed', at: stage }
    : { journey, state: 'not judged', at: kind };
}
