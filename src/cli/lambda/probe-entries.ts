import { resolve } from 'node:path';
import { loadPools } from '../../config/load-pools.ts';
import { loadProbe } from '../../config/load-probe.ts';
import { formatProblems, type Problem } from '../../config/problem.ts';
import { readText } from '../../config/read-text.ts';
import { parseSource } from '../../config/source.ts';
import { isObject } from '../../pool/is-object.ts';
import { knownJourneys } from '../../probe/journeys.ts';
import type { Terminal } from '../terminal.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';
import type { ZipEntry } from './lambda-zip.ts';

/**
 * The settings of the probe and its pools, as they go along with the function. References to the environment are left as
 * they are: they are of the function's own environment.
 *
 * @throws LambdaNotPackaged where they are wrong, or remember in a folder, which a function does not keep
 */
export function probeEntries(
  {
    settings = 'probe.yaml',
    config = 'pools.yaml',
  }: { readonly settings?: string | undefined; readonly config?: string | undefined },
  { directory, environment }: Pick<Terminal, 'directory' | 'environment'>,
): readonly ZipEntry[] {
  const at = (path: string) => resolve(directory, path);
  const probe = loadProbe(at(settings), environment, knownJourneys);
  const pools = loadPools(at(config), environment);
  const problems = [...problemsOf(probe, settings), ...problemsOf(pools, config)];
  if (problems.length > 0) throw new LambdaNotPackaged(formatProblems(problems));
  if (remembersInFolder(at(settings))) {
    throw new LambdaNotPackaged(
      `${settings} remembers in a folder (keep.file), which a function does not keep: use keep.secretsManager.`,
    );
  }
  return [entry('probe.yaml', at(settings)), entry('pools.yaml', at(config))];
}

/** Looked for as it is written: settings that refer to the function's environment cannot be read whole here. */
function remembersInFolder(path: string): boolean {
  const read = readText(path);
  const parsed = 'problem' in read ? undefined : parseSource(path, read.text, 'settings');
  const data: unknown = parsed && 'source' in parsed ? parsed.source.document.toJS() : undefined;
  return isObject(data) && isObject(data.keep) && data.keep.file !== undefined;
}

/** What stands in the function's environment need not stand here. */
function problemsOf(
  loaded: { readonly ok: true } | { readonly ok: false; readonly problems: readonly Problem[] },
  file: string,
): readonly Problem[] {
  if (loaded.ok) return [];
  return loaded.problems.filter(({ unset }) => unset === undefined).map(problem => ({ ...problem, file }));
}

function entry(name: string, path: string): ZipEntry {
  const read = readText(path);
  if ('problem' in read) throw new LambdaNotPackaged(formatProblems([read.problem]));
  // A checkout of this machine may have other line ends.
  return { name, bytes: Buffer.from(read.text.replaceAll('\r\n', '\n')) };
}
