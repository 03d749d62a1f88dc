import type { Transaction } from './store.ts';

/**
 * Runs `work` on a transaction that fails as a whole, alike on both engines: once a statement has failed no other
 * runs, and `work` cannot succeed by catching the error. After its end the transaction can no longer be used.
 */
export async function guarded<T>(
  transaction: Transaction,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const state: { failure?: { readonly error: unknown } } = {};

  async function statement<R>(run: () => Promise<R>): Promise<R> {
    if (state.failure) throw state.failure.error;
    try {
      return await run();
    } catch (error) {
      state.failure ??= { error };
      throw error;
    }
  }

  try {
    const value = await work({
      all: (sql, parameters) => statement(() => transaction.all(sql, parameters)),
      first: (sql, parameters) => statement(() => transaction.first(sql, parameters)),
      run: (sql, parameters) => statement(() => transaction.run(sql, parameters)),
    });
    if (state.failure) throw state.failure.error;
    return value;
  } finally {
    state.failure ??= { error: new Error('A statement was run after the end of its transaction.') };
  }
}
