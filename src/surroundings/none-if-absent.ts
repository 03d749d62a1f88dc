import { NotRead } from './not-read.ts';

/** The answer of a read; undefined where there is no such thing. */
export async function noneIfAbsent<T>(read: Promise<T>): Promise<T | undefined> {
  return read.catch(error => {
    if (error instanceof NotRead && error.why.kind === 'not found') return undefined;
    throw error;
  });
}
