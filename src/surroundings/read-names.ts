import { createMemo } from './memo.ts';
import type { NameReads } from './name-reads.ts';
import { NotRead } from './not-read.ts';
import type { Outside } from './outside.ts';

/** Looks names up in the DNS that everybody sees. */
export function readNames({ names }: Pick<Outside, 'names'>): NameReads {
  const memo = createMemo();
  const look = <T>(kind: string, name: string, of: (lookup: NonNullable<Outside['names']>) => Promise<T>) =>
    memo(`${kind} ${name}`, async () => {
      if (!names) throw new NotRead({ kind: 'not served', what: 'DNS' });
      return of(names);
    });
  return {
    texts: name =>
      look('texts', name, async names =>
        (await noneIfUnknown(names.resolveTxt(name))).map(parts => parts.join('')),
      ),
    aliases: name => look('aliases', name, names => noneIfUnknown(names.resolveCname(name))),
    addresses: name => look('addresses', name, names => noneIfUnknown(names.resolve4(name))),
  };
}

async function noneIfUnknown<T>(looked: Promise<readonly T[]>): Promise<readonly T[]> {
  return looked.catch(error => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
    throw new NotRead({ kind: 'refused', action: 'DNS', error: code });
  });
}
