import type { LogLine } from './known.ts';

/**
 * The time limit of a function that a run of it has overrun, in seconds; undefined where its line of the log does not
 * tell. Limits are whole seconds, and Lambda stops a run some milliseconds late. The start of a function has a limit of
 * Lambda's own, of ten seconds.
 */
export function overrunLimit({ milliseconds }: LogLine): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}
