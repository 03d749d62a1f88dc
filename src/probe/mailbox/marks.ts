import type { Sighting } from './mail-source.ts';
import type { WantedMail } from './mailbox.ts';

/** What a mailbox remembers of what lay there when it was prepared, for each address and app client. */
export interface Marks<T> {
  readonly set: (wanted: Pick<WantedMail, 'to' | 'clientId'>, mark: T) => void;
  readonly of: (wanted: Pick<WantedMail, 'to' | 'clientId'>) => T | undefined;
}

export function createMarks<T>(): Marks<T> {
  const marks = new Map<string, T>();
  const keyOf = ({ to, clientId }: Pick<WantedMail, 'to' | 'clientId'>) => JSON.stringify([to, clientId]);
  return {
    set: (wanted, mark) => {
      marks.set(keyOf(wanted), mark);
    },
    of: wanted => marks.get(keyOf(wanted)),
  };
}

/** The mails that did not lie there when the keys were marked, which are new then; all where nothing was. */
export function afterMark<S extends Sighting>(
  sightings: readonly S[],
  mark: ReadonlySet<string> | undefined,
): readonly S[] {
  if (!mark) return sightings;
  return sightings.filter(({ key }) => !mark.has(key)).map(sighting => ({ ...sighting, isNew: true }));
}
