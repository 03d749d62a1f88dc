import type { Transaction } from './store.ts';

/**
 * Runs `work` on a transaction that behaves alike on both engines: its statements run one
 * after the other, the first that fails fails the whole with its error, whatever `work` makes
 * of it, and none runs after the end.
 */
export async function guarded<T>(
  transaction: Transaction,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const state: { failure?: { readonly error: unknown } } = {};
  let last: Promise<unknown> = Promise.resolve();

  function statement<R>(run: () => Promise<R>): Promise<R> {
    const result = last.then(() => {
      if (state.failure) throw state.failure.error;
      return run();
    });
    last = result.catch(error => {
      state.failure ??= { error };
    });
    return result;
  }

  const [outcome] = await Promise.allSettled([
    work({
      all: (sql, parameters) => statement(() => transaction.all(sql, parameters)),
      first: (sql, parameters) => statement(() => transaction.first(sql, parameters)),
      run: (sql, parameters) => statement(() => transaction.run(sql, parameters)),
    }),
  ]);
  await last;
  if (state.failure) throw state.failure.error;
  state.failure = { error: new Error('A statement was run after the end of its transaction.') };
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
