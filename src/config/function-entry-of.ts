import type { FunctionEntry } from './function-entry.ts';
import type { PoolsFile } from './pools-file.ts';

/** A function of pools.yaml, and its name there, which need not be that in AWS. */
export interface NamedFunctionEntry {
  readonly name: string;
  readonly entry: FunctionEntry;
}

/** What told an ARN: a Lifeguard gives every function of pools.yaml one of its own, by the name that it has there. */
export type ToldBy = 'aws' | 'endpoint';

/**
 * The function of pools.yaml that a pool means by an ARN; undefined where the file has none. An entry with `arn` is that
 * function: where it names no version or alias, any of them. One without is the function of its name, and so is every one
 * on a Lifeguard, in the file's account.
 *
 * @param by an endpoint may be a Lifeguard
 */
export function functionEntryOf(
  described: Pick<PoolsFile, 'account' | 'functions'> | undefined,
  arn: string,
  by: ToldBy,
): NamedFunctionEntry | undefined {
  const entries = Object.entries(described?.functions ?? {}).map(([name, entry]) => ({ name, entry }));
  const [, , , , account, , functionName, qualifier] = arn.split(':');
  const unqualified = arn.split(':').slice(0, 7).join(':');
  const isOwn = by === 'endpoint' && account === described?.account && qualifier === undefined;
  return (
    entries.find(({ entry }) => entry.arn === arn) ??
    entries.find(({ entry }) => entry.arn === unqualified) ??
    entries.find(({ name, entry }) => name === functionName && (entry.arn === undefined || isOwn))
  );
}
