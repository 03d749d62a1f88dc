import type { StreamName } from './handler-output.ts';
import type { Print } from './handler-runner.ts';

/** Chunks of what a process prints, as they come. */
export interface PrintedRecords {
  take(stream: StreamName, text: string): void;
  /** What was begun goes out without its end, which is left out, and so is what follows. */
  leaveOut(): void;
  /** What was begun goes out as it is: no more of it is waited for. */
  flush(): void;
}

/**
 * Joins chunks to records, each up to a chunk that ends a line: a record has all of a secret that was written in parts.
 * How much is held is bounded by what a process hands on for one event.
 */
export function printedRecords(print: Print): PrintedRecords {
  const begun = new Map<StreamName, string>();

  function endAll(end: (text: string) => void): void {
    for (const [stream, text] of begun) {
      begun.delete(stream);
      end(text.toWellFormed());
    }
  }

  return {
    take(stream, text) {
      const record = (begun.get(stream) ?? '') + text;
      if (record.endsWith('\n')) {
        begun.delete(stream);
        print({ text: record.slice(0, -1).toWellFormed() });
      } else if (record !== '') begun.set(stream, record);
    },
    leaveOut() {
      endAll(text => print({ text, isCut: true }));
      print({ text: '… what it prints beyond 64 KB for one event is left out' });
    },
    flush: () => endAll(text => print({ text })),
  };
}
