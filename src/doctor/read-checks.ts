import { readdir } from 'node:fs/promises';
import type { Check } from './check.ts';

/** A check and the folder of its file, such as `client`. */
export interface FiledCheck {
  readonly area: string;
  readonly check: Check;
}

/** Reads every check there is: each module in the folders of `checks/` that exports one, by area and name. */
export async function readChecks(): Promise<readonly FiledCheck[]> {
  const here = new URL('./checks/', import.meta.url);
  const files = await readdir(here, { recursive: true });
  const modules = files
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => /^[\w-]+\/[\w-]+\.[jt]s$/.test(file))
    .sort();
  const found = await Promise.all(
    modules.map(async file => {
      const [area = ''] = file.split('/');
      const exported: Record<string, unknown> = await import(new URL(file, here).href);
      return Object.values(exported)
        .filter(isCheck)
        .map(check => ({ area, check }));
    }),
  );
  return found.flat();
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'looksAt' in value && 'run' in value;
}
