import type { Report } from '../../doctor/report.ts';
import { Unreachable } from '../../surroundings/not-read.ts';
import type { Terminal } from '../terminal.ts';
import { changesSince } from './doctor-changes.ts';

/** What is watched. */
export interface Watch {
  /** The first look. */
  readonly report: Report;
  readonly again: () => Promise<Report>;
  /** Waits between two looks; rejects or resolves when the signal says to stop. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
  readonly terminal: Terminal;
}

/** Looks again and again and tells what changes, until the process is asked to end. */
export async function watch({ report, again, pause, terminal }: Watch): Promise<void> {
  const stop = new AbortController();
  terminal.untilStopped().then(() => stop.abort());
  let before = report;
  let silence: string | undefined;
  while (!stop.signal.aborted) {
    await pause(stop.signal).catch(() => {});
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
