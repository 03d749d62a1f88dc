/** Hangs in its first worker and answers in the second: what is counted is outside of any worker. */
import { existsSync, writeFileSync } from 'node:fs';

export async function handler(event: unknown) {
  const mark = process.env.MARK ?? '';
  if (existsSync(mark)) return event;
  writeFileSync(mark, 'seen');
  return new Promise(() => {});
}
