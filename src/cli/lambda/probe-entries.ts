import { resolve } from 'node:path';
import type { Finding } from '../../config/cross-check.ts';
import { explainFinding } from '../../config/explain.ts';
import { loadPools } from '../../config/load-pools.ts';
import { loadProbe } from '../../config/load-probe.ts';
import { probeFile } from '../../config/probe-file.ts';
import { formatProblems, type Problem } from '../../config/problem.ts';
import { readText } from '../../config/read-text.ts';
import { parseSource } from '../../config/source.ts';
import { isObject } from '../../pool/is-object.ts';
import { journeyOf, knownJourneys, readsMails } from '../../probe/journeys.ts';
import { mailboxFindings } from '../../probe/mailbox-findings.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import type { ZipEntry } from './lambda-zip.ts';

/**
 * The settings of the probe and its pools, as they go along with the function. References to the environment are left as
 * they are: they are of the function's own environment.
 *
 * @throws UsageProblem where they are wrong, or nothing that a function can work with
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
  if (problems.length > 0) throw new UsageProblem(formatProblems(problems));
  const unfit = unfitFor(at(settings), settings);
  if (unfit.length > 0) throw new UsageProblem(formatProblems(unfit));
  return [entry('probe.yaml', at(settings)), entry('pools.yaml', at(config))];
}

/**
 * What a function cannot work with. Looked for as it is written: settings that refer to the function's environment cannot
 * be read whole here.
 */
function unfitFor(path: string, file: string): readonly Problem[] {
  const read = readText(path);
  const parsed = 'problem' in read ? undefined : parseSource(file, read.text, 'settings');
  if (!parsed || !('source' in parsed)) return [];
  const data: unknown = parsed.source.document.toJS();
  if (!isObject(data)) return [];
  const { keep, target, mailbox } = data;
  const journeys = probeFile.shape.journeys.safeParse(data.journeys).data ?? {};
  const readsAny = Object.entries(journeys).some(([name, entry]) => readsMails(journeyOf(name, entry)));
  const findings: readonly Finding[] = [
    ...(isObject(keep) && keep.file !== undefined ? [inFolder] : []),
    ...(target === 'aws' && readsAny ? mailboxFindings(mailbox) : []),
  ];
  return findings.map(finding => explainFinding(parsed.source, new Map(), finding));
}

const inFolder: Finding = {
  path: ['keep', 'file'],
  expected: 'keep.secretsManager',
  found: 'a folder',
  hint: 'A function does not keep what it remembers in a folder.',
};

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
  if ('problem' in read) throw new UsageProblem(formatProblems([read.problem]));
  // A checkout of this machine may have other line ends.
  return { name, bytes: Buffer.from(read.text.replaceAll('\r\n', '\n')) };
}
