import type { Transaction } from '../store.ts';
import type { Connection } from './connection.ts';

/**
 * Runs `work` on a connection, with what `guarded` promises of a transaction. Here each statement is done
 * when it returns, so none has to wait for another, and a failure is known at once.
 */
export async function transact<T>(
  connection: Connection,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  let failure: { readonly error: unknown } | undefined;
  let ended = false;

  function statement<R>(run: () => R): Promise<R> {
    if (ended) return failed(new Error('A statement was run after the end of its transaction.'));
    if (failure) return failed(failure.error);
    try {
      return Promise.resolve(run());
    } catch (error) {
      failure = { error };
      return failed(error);
    }
  }

  try {
    const value = await work({
      all: (sql, parameters) => statement(() => connection.all(sql, parameters)),
      first: (sql, parameters) => statement(() => connection.first(sql, parameters)),
      run: (sql, parameters) => statement(() => connection.run(sql, parameters)),
    });
    if (failure) throw failure.error;
    return value;
  } catch (error) {
    throw failure ? failure.error : error;
  } finally {
    ended = true;
  }
}

/** A rejection that nobody has to wait for: it fails the transaction in any case. */
function failed(error: unknown): Promise<never> {
  const rejection = Promise.reject(error);
  rejection.catch(() => undefined);
  return rejection;
}
