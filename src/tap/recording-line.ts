import type { WatchedCall } from './watched-call.ts';

/** The version of the form of recordings, which docs/tap.md describes. */
export const recordingVersion = 1;

/** The first line of a recording. */
export interface RecordingHead {
  readonly recording: typeof recordingVersion;
  /** Such as `lifeguard 0.1.0`. */
  readonly madeBy: string;
  readonly upstream: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly showsUsers: boolean;
}

/** One call of a recording. */
export interface RecordedCall extends Omit<WatchedCall, 'time'> {
  /** Counts from 1. */
  readonly call: number;
  /** When it came in, ISO 8601. */
  readonly at: string;
  /** Its input and output were too long to be kept. */
  readonly isCut?: true;
}

/** Longest line, in UTF-16 units; a longer one goes without input and output. */
const longestLine = 512 * 1024;

/** A call as a line of a recording, without its end. */
export function recordingLine(number: number, { time, ...call }: WatchedCall): string {
  const recorded: RecordedCall = {
    call: number,
    at: new Date(time).toISOString(),
    ...call,
  };
  const line = JSON.stringify(recorded);
  if (line.length <= longestLine) return line;
  const { input, output, ...short } = recorded;
  return JSON.stringify({ ...short, isCut: true } satisfies RecordedCall);
}
