import type { FunctionEntry } from './function-entry.ts';
import type { PoolsFile } from './pools-file.ts';

/** A function of pools.yaml, and its name there, which need not be that in AWS. */
export interface NamedFunctionEntry {
  readonly name: string;
  readonly entry: FunctionEntry;
}

/**
 * The function of pools.yaml that a pool means by an ARN; undefined where the file has none. An entry with `arn` is that
 * function: where it names no version or alias, any of them. One without is the function of its name, and so is every one
 * on a Lifeguard, which gives all of them ARNs of the file's account.
 */
export function functionEntryOf(
  described: Pick<PoolsFile, 'account' | 'functions'> | undefined,
  arn: string,
): NamedFunctionEntry | undefined {
  const entries = Object.entries(described?.functions ?? {}).map(([name, entry]) => ({ name, entry }));
  const [, , , , account, , functionName] = arn.split(':');
  const unqualified = arn.split(':').slice(0, 7).join(':');
  return (
    entries.find(({ entry }) => entry.arn === arn) ??
    entries.find(({ entry }) => entry.arn === unqualified) ??
    entries.find(
      ({ name, entry }) =>
        name === functionName && (entry.arn === undefined || account === described?.account),
    )
  );
}
