import { readFiledModules } from '../causes/filed-modules.ts';
import type { Check } from './check.ts';

/** A check and the folder of its file, such as `client`. */
export interface FiledCheck {
  readonly area: string;
  readonly check: Check;
}

/** Reads every check there is: each module in the folders of `checks/` that exports one, by area and name. */
export async function readChecks(): Promise<readonly FiledCheck[]> {
  const modules = await readFiledModules(new URL('./checks/', import.meta.url));
  return modules.flatMap(([area, exported]) =>
    Object.values(exported)
      .filter(isCheck)
      .map(check => ({ area, check })),
  );
}

function isCheck(value: unknown): value is Check {
  return typeof value === 'object' && value !== null && 'looksAt' in value && 'run' in value;
}
