import type { Reading } from '../../explain/reading.ts';

/** One thing that was read, by the name that it was handed over with. */
export interface NamedReading extends Reading {
  readonly from: string;
}
