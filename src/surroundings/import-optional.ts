import { NotRead } from './not-read.ts';

/**
 * Loads the client of a service, which need not be installed.
 *
 * @throws NotRead `not installed` with the name of the package
 */
export async function importOptional<M>(name: string, load: () => Promise<M>): Promise<M> {
  try {
    return await load();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new NotRead({ kind: 'not installed', package: name });
  }
}
