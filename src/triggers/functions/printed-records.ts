import type { StreamName } from './handler-output.ts';
import type { Print } from './handler-runner.ts';
import { printedAllowance } from './printed-allowance.ts';

/** Chunks of what a process prints, as they come. */
export interface PrintedRecords {
  take(stream: StreamName, text: string): void;
  /** What was begun goes out as it is: no more of it is waited for. */
  flush(): void;
  /** A new event: what it prints counts anew. */
  begin(): void;
}

/**
 * Joins chunks to records, each up to a chunk that ends a line: a record has all of a secret that was written in parts.
 * Of what is too much, one record tells; the last before it may have lost its end.
 */
export function printedRecords(print: Print): PrintedRecords {
  const begun = new Map<StreamName, string>();
  const allowance = printedAllowance();

  function endAll(end: (text: string) => void): void {
    for (const [stream, text] of begun) {
      begun.delete(stream);
      end(text.toWellFormed());
    }
  }

  return {
    take(stream, text) {
      const part = allowance.cut(text);
      if (part === undefined) return;
      const record = (begun.get(stream) ?? '') + part;
      if (record.endsWith('\n')) {
        begun.delete(stream);
        print({ text: record.slice(0, -1).toWellFormed() });
      } else if (record !== '') begun.set(stream, record);
      if (allowance.lasts) return;
      endAll(rest => print({ text: rest, isCut: true }));
      print({ text: '… what it prints beyond 64 KB for one event is left out' });
    },
    flush: () => endAll(text => print({ text })),
    begin: () => allowance.renew(),
  };
}
