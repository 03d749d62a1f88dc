import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '../../doctor/report.ts';
import { Unreachable } from '../../surroundings/not-read.ts';
import type { Terminal } from '../terminal.ts';
import { changesSince } from './doctor-changes.ts';

/** What is watched. */
export interface Watch {
  /** The first look. */
  readonly report: Report;
  readonly again: () => Promise<Report>;
  /** Between two looks. */
  readonly seconds: number;
  readonly terminal: Terminal;
}

/** Looks again and again and tells what changes, until the process is asked to end. */
export async function watch({ report, again, seconds, terminal }: Watch): Promise<void> {
  const stop = new AbortController();
  const stopped = terminal.untilStopped().then(() => stop.abort());
  let before = report;
  let silence: string | undefined;
  while (!stop.signal.aborted) {
    await Promise.race([wait(seconds * 1_000, undefined, { signal: stop.signal }).catch(() => {}), stopped]);
    if (stop.signal.aborted) break;
    const now = await again().catch(error => {
      if (!(error instanceof Unreachable)) throw error;
      return error.message;
    });
    const lines = typeof now === 'string' ? [now] : changesSince(before, now, terminal.columns);
    // An endpoint that is away is told once, not at every look.
    if (typeof now !== 'string' || now !== silence) {
      for (const line of lines) terminal.say(line);
    }
    silence = typeof now === 'string' ? now : undefined;
    if (typeof now !== 'string') before = now;
  }
}
