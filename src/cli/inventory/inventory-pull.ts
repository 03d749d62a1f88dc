import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type LoadedPools, loadPools } from '../../config/load-pools.ts';
import { poolsFile } from '../../config/pools-file.ts';
import { formatProblems } from '../../config/problem.ts';
import { mostBytes, readText } from '../../config/read-text.ts';
import type { Deployed } from '../../inventory/deployed.ts';
import { firstPools } from '../../inventory/first-pools.ts';
import { type Pulled, pull } from '../../inventory/pull.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { beyondOf, gapsOf } from './drift-report.ts';
import { type PullReport, pullJson, pullText } from './pull-report.ts';
import { readSource } from './read-source.ts';
import { replaceFile, requireReplaceable } from './replace-file.ts';
import { sourceFlags } from './source-flags.ts';

/** `lifeguard inventory pull`. */
export const inventoryPull = defineCommand(
  {
    name: 'inventory pull',
    about:
      'Writes pools.yaml from what exists. In a file that is there, only what differs is changed: comments, order, anchors, ' +
      'references to the environment and what only people know, such as users and resetPage, stay. What does not exist any ' +
      'more is taken out with --prune alone. Client secrets are never read nor written. What pools.yaml has no key for is ' +
      'told.',
    flags: {
      ...sourceFlags,
      output: {
        kind: 'text',
        value: 'FILE',
        about: 'Write there, and leave the file of --config as it is; - for the standard output',
      },
      prune: { kind: 'switch', about: 'Take out what does not exist any more' },
      'dry-run': { kind: 'switch', about: 'Tell what would change, and write nothing' },
    },
    examples: [
      ['lifeguard inventory pull --target aws --region us-east-1', 'A first pools.yaml, of all pools there'],
      ['lifeguard inventory pull --target aws --dry-run', 'What a pull would change'],
      ['lifeguard inventory pull --terraform terraform.tfstate', 'From what Terraform has deployed'],
    ],
  },
  async ({ flags, terminal }) => {
    const name = flags.config ?? 'pools.yaml';
    const known = knownFile(name, terminal);
    const target = flags.output ?? name;
    const isShown = target === '-';
    // The file has words of others at the beginning of its lines, which would be commands there.
    if (isShown && terminal.environment.GITHUB_ACTIONS) {
      throw new UsageProblem(
        'In GitHub Actions, --output is a file: what is printed there is read for commands.',
      );
    }
    const targetFile = { path: resolve(terminal.directory, target), name: target };
    // Reading takes minutes: what is not to be written is told before.
    if (!flags['dry-run'] && !isShown) requireReplaceable(targetFile);
    const { deployed, compared } = await readSource(flags, known?.loaded.pools, true, terminal);
    const text = known?.text ?? firstText(deployed);
    const pulled = pull(known?.loaded.pools ?? nothing(deployed), {
      text,
      file: name,
      directory: dirname(resolve(terminal.directory, name)),
      environment: terminal.environment,
      deployed,
      compared,
      prune: flags.prune,
    });
    if (!known && !pulled.written.some(({ subject }) => subject.kind === 'pool')) {
      throw new NotReached(nothingToWrite(deployed, pulled));
    }
    const isNew = pulled.text !== (target === name ? known?.text : undefined);
    const isWritten = isNew && !flags['dry-run'];
    if (isWritten) {
      requireWritable(pulled.text, name, known, terminal);
      if (isShown) terminal.say(pulled.text.replace(/\n$/, ''));
      else replaceFile(targetFile, pulled.text);
    }
    const report: PullReport = {
      ...pulled,
      file: isShown ? 'the standard output' : target,
      source: deployed.source,
      outcome: isWritten ? 'written' : isNew ? 'dry run' : 'as it was',
      isFirst: known === undefined,
      gaps: gapsOf(deployed),
      beyond: beyondOf(deployed),
      placeOf: known?.loaded.placeOf ?? (() => ({ line: 0, column: 0 })),
      fromEnvironment: known?.loaded.fromEnvironment ?? new Set(),
    };
    const look = { paint: paint(terminal.colour && !isShown), columns: Math.min(terminal.columns, 110) };
    const told = flags.json ? pullJson(report) : pullText(report, look);
    if (isShown) terminal.complain(told);
    else terminal.say(told);
    return report.gaps.length > 0 ? exitCode.unreachable : exitCode.fine;
  },
);

interface KnownFile {
  readonly text: string;
  readonly loaded: Extract<LoadedPools, { ok: true }>;
}

/** The file that is brought up to date; undefined where it is to be made. */
function knownFile(name: string, { directory, environment }: Terminal): KnownFile | undefined {
  const path = resolve(directory, name);
  if (!existsSync(path)) return undefined;
  const read = readText(path, true);
  if ('problem' in read) throw new NotReached(`${name} cannot be read: ${read.problem.found}.`);
  const loaded = loadPools(path, environment);
  if (loaded.ok) return { text: read.text, loaded };
  throw new UsageProblem(formatProblems(loaded.problems.map(problem => ({ ...problem, file: name }))));
}

/** Reading takes a while, in which somebody may have written; and what is too long is never read again. */
function requireWritable(text: string, name: string, known: KnownFile | undefined, terminal: Terminal): void {
  if (Buffer.byteLength(text) > mostBytes) {
    throw new NotReached(`${name} would have more than 1 MiB: choose pools with --pool.`);
  }
  const path = resolve(terminal.directory, name);
  const now = readText(path, true);
  const isSame = known ? 'text' in now && now.text === known.text : !existsSync(path);
  if (!isSame) throw new NotReached(`${name} was changed meanwhile, and is left as it is: pull again.`);
}

function regionsOf({ pools }: Deployed): readonly string[] {
  return [...new Set(pools.flatMap(({ region }) => region ?? []))].toSorted();
}

function firstText(deployed: Deployed): string {
  const { account, source } = deployed;
  return firstPools(source, { account, regions: regionsOf(deployed) });
}

/** What a file without pools says, which is not a whole one yet. */
function nothing(deployed: Deployed): ReturnType<typeof poolsFile.parse> {
  const regions = regionsOf(deployed);
  const [region = 'us-east-1'] = regions;
  const stub = poolsFile.parse({ regions: [region], pools: [{ id: `${region}_none`, name: 'none' }] });
  return { ...stub, regions: [...regions], pools: [] };
}

function nothingToWrite({ source, pools }: Deployed, { left }: Pulled): string {
  if (pools.length === 0) return `${source} has no user pool.`;
  const [first] = left;
  return `${source} has no user pool that pools.yaml could take${first ? `: ${first.why}` : ''}.`;
}
