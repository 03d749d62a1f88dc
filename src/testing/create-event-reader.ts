import type { Recorder } from '../recorder/recorder.ts';
import type { EventQuery, EventReader } from './event-reader.ts';

/** Makes a reader of that recorder. */
export function createEventReader(recorder: Recorder): EventReader {
  const all = ({ pool, client, ...rest }: EventQuery = {}) =>
    recorder.events({
      ...rest,
      ...(pool !== undefined && { poolId: pool }),
      ...(client !== undefined && { clientId: client }),
    });
  return { all, last: query => all(query).at(-1) };
}
