import { resolve } from 'node:path';
import { compare, isLookedAt, isMeant } from '../../inventory/compare.ts';
import { type IgnoredEntry, judge, readIgnored } from '../../inventory/ignored.ts';
import { systemClock } from '../../pool/clock.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { formatOf } from '../format-of.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { ownPools, requiredPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writeReport } from '../write-report.ts';
import { githubReport } from './drift-github.ts';
import { jsonReport } from './drift-json.ts';
import { markdownReport } from './drift-markdown.ts';
import { beyondOf, type DriftReport, gapsOf, isDrifted } from './drift-report.ts';
import { textReport } from './drift-text.ts';
import { readSource, type SourceChoice } from './read-source.ts';
import { sourceFlags } from './source-flags.ts';

/** The formats for programs, each by its word. */
const formats: Readonly<Record<string, (report: DriftReport) => string>> = {
  json: jsonReport,
  markdown: markdownReport,
  github: githubReport,
};

/** `lifeguard inventory check`. */
export const inventoryCheck = defineCommand(
  {
    name: 'inventory check',
    about:
      'Holds pools.yaml against what exists, setting by setting, and tells every difference: pools and app clients that ' +
      'are new (+), gone (-), renamed or made anew, and settings that differ (~). It ends with exit code 1 where there is a ' +
      'difference, and with 3 where something could not be read, so that silence is never taken for agreement.',
    flags: {
      ...sourceFlags,
      ignore: {
        kind: 'list',
        value: 'FILE',
        about: 'Differences to live with, each with reason and last day',
      },
      format: { kind: 'text', value: 'FORMAT', about: 'text, json, markdown or github (default: text)' },
      output: { kind: 'text', value: 'FILE', about: 'Write the report there' },
    },
    examples: [
      ['lifeguard inventory check', 'Hold pools.yaml against the Lifeguard of this machine'],
      ['lifeguard inventory check --target aws', 'Hold it against AWS'],
      ['lifeguard inventory check --target aws --format markdown --output drift.md', 'For a pull request'],
    ],
  },
  async ({ flags, terminal }) => {
    const format = formatOf(flags, Object.keys(formats));
    const poolsIn = mayBeExample(flags) ? requiredPools : ownPools;
    const { file, isExample, loaded } = poolsIn(flags.config, terminal);
    if (isExample) terminal.complain('There is no pools.yaml here: the example is held against what exists.');
    const entries = flags.ignore.flatMap(name => ignoredIn(name, terminal));
    const begun = performance.now();
    const { deployed, compared } = await readSource(flags, loaded.pools, false, terminal);
    const drifts = compare(loaded.pools, deployed, compared);
    const report: DriftReport = {
      ...judge(drifts, entries, systemClock.now()),
      file,
      source: deployed.source,
      pools: deployed.pools.length,
      clients: deployed.pools.reduce((sum, { clients = [] }) => sum + clients.length, 0),
      notLookedAt: loaded.pools.pools.filter(pool => isMeant(compared, pool) && !isLookedAt(compared, pool)),
      gaps: gapsOf(deployed),
      beyond: beyondOf(deployed),
      placeOf: loaded.placeOf,
      fromEnvironment: loaded.fromEnvironment,
      milliseconds: performance.now() - begun,
    };
    const look = {
      paint: paint(terminal.colour && flags.output === undefined),
      columns: Math.min(terminal.columns, 110),
    };
    writeReport(formats[format]?.(report) ?? textReport(report, look), flags.output, terminal);
    return codeOf(report);
  },
);

/** A Lifeguard without a pools.yaml serves the example; nobody else has its pools. */
function mayBeExample({ target, terraform, cloudformation }: SourceChoice): boolean {
  return target !== 'aws' && terraform.length === 0 && cloudformation === undefined;
}

function codeOf(report: DriftReport): ExitCode {
  if (isDrifted(report)) return exitCode.found;
  return report.gaps.length > 0 ? exitCode.unreachable : exitCode.fine;
}

function ignoredIn(name: string, { directory, environment }: Terminal): readonly IgnoredEntry[] {
  const read = readIgnored({ path: resolve(directory, name), name, environment });
  if ('entries' in read) return read.entries;
  throw read.isRead ? new UsageProblem(read.problem) : new NotReached(read.problem);
}
