/** How much of what a handler prints for one event is handed on, in characters; each record counts as some more. */
const most = 64 * 1024;
const ofRecord = 26;

/** What is printed, as it is captured. */
export interface CapturedOutput {
  /** A new event: what it prints counts anew. */
  begin(): void;
}

/** Takes all that this process prints, record by record, in the order in which it was printed. */
export function capturePrinted(hand: (text: string) => void): CapturedOutput {
  let left = most;
  const take = (text: string) => {
    if (left < 0) return;
    hand(text.slice(0, left).toWellFormed());
    left -= text.length + ofRecord;
    if (left < 0) hand(`… what it prints beyond ${most / 1024} KB for one event is left out`);
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: string | Uint8Array, encoding?: unknown, done?: unknown) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      take(text.replace(/\n$/, ''));
      const written = typeof encoding === 'function' ? encoding : done;
      if (typeof written === 'function') process.nextTick(written);
      return true;
    };
  }
  return {
    begin() {
      left = most;
    },
  };
}
