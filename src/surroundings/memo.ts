/** Makes each read once: whoever asks for the same again gets the same promise. */
export type Memo = <T>(key: string, read: () => Promise<T>) => Promise<T>;

/** A memo that remembers nothing yet. */
export function createMemo(): Memo {
  const made = new Map<string, Promise<unknown>>();
  return <T>(key: string, read: () => Promise<T>) => {
    const known = made.get(key);
    // A key names what is read, and so the type of its answer.
    if (known) return known as Promise<T>;
    const first = read();
    made.set(key, first);
    return first;
  };
}
