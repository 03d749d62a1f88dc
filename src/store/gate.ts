/** Lets work in until it is closed, then waits for what is inside. */
export interface Gate {
  /** Runs the work; rejects where the gate is closed. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** Lets nothing more in, and resolves once all that is inside has ended. */
  close(): Promise<void>;
}

export function openGate(): Gate {
  const empty = Promise.withResolvers<void>();
  let inside = 0;
  let closed = false;
  return {
    async enter(work) {
      if (closed) throw new Error('The store is closed.');
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
        if (closed && inside === 0) empty.resolve();
      }
    },
    close() {
      closed = true;
      if (inside === 0) empty.resolve();
      return empty.promise;
    },
  };
}
