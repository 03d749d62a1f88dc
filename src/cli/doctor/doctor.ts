import dns from 'node:dns/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { type Examination, examine } from '../../doctor/examine.ts';
import { readChecks } from '../../doctor/read-checks.ts';
import { isFailed, type Report } from '../../doctor/report.ts';
import { sourceChecks } from '../../doctor/source-checks.ts';
import { systemClock } from '../../pool/clock.ts';
import type { Severity } from '../../pool/severity.ts';
import { Unreachable } from '../../surroundings/not-read.ts';
import type { Outside } from '../../surroundings/outside.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { targetOf } from '../target-of.ts';
import type { Terminal } from '../terminal.ts';
import { writeReport } from '../write-report.ts';
import { chooseChecks } from './choose-checks.ts';
import { baselineOf, doctorFormat, nowhere, poolsOf, regionsOf, severityOf } from './doctor-choices.ts';
import { doctorFlags } from './doctor-flags.ts';
import { githubReport } from './doctor-github.ts';
import { jsonReport } from './doctor-json.ts';
import { junitReport } from './doctor-junit.ts';
import { checkList, checkListData } from './doctor-list.ts';
import { sarifReport } from './doctor-sarif.ts';
import { textReport } from './doctor-text.ts';
import { fixScript } from './fix-script.ts';
import { inSource } from './in-source.ts';
import type { ReportContext } from './report-context.ts';
import { watch } from './watch.ts';

/** The formats for programs, each by its word. */
const formats: Readonly<Record<string, (report: Report, context: ReportContext) => string>> = {
  json: jsonReport,
  sarif: sarifReport,
  junit: junitReport,
  github: githubReport,
};

/** `lifeguard doctor`. */
export const doctor = defineCommand(
  {
    name: 'doctor',
    about:
      'Looks at user pools and what surrounds them, and tells what will go wrong and why, with what shows it and what to ' +
      'do. It holds the pools of pools.yaml against what is there; with --pool it looks at any pool. It reads and changes ' +
      'nothing. What the credentials may not read is told and is no finding.',
    flags: doctorFlags,
    examples: [
      ['lifeguard doctor', 'Look at the pools of pools.yaml on the Lifeguard of this machine'],
      ['lifeguard doctor --target aws', 'Look at them in AWS'],
      ['lifeguard doctor --target aws --pool us-east-1_AkG9mnbjA', 'Look at a pool without a pools.yaml'],
      ['lifeguard doctor --only client --fix', 'Look at app clients alone, and print what would mend them'],
      ['lifeguard doctor --format sarif --output doctor.sarif', 'Write a file for code scanning'],
      ['lifeguard doctor --source .', 'Read the code of this folder for traps'],
    ],
  },
  async ({ flags, terminal }) => {
    const begun = systemClock.now();
    const all = [
      ...(flags.source === undefined || flags.list ? await readChecks() : []),
      ...(flags.source !== undefined || flags.list ? sourceChecks : []),
    ];
    const checks = chooseChecks(all, flags.only, flags.skip);
    if (flags.list) {
      const text = flags.json
        ? JSON.stringify(checkListData(checks), null, 2)
        : checkList(checks, paint(terminal.colour), terminal.columns);
      terminal.say(text);
      return exitCode.fine;
    }
    const format = doctorFormat(flags, Object.keys(formats));
    const failOn = severityOf(flags['fail-on']);
    if (flags.source !== undefined) {
      const report = await inSource({ ...flags, source: flags.source }, checks, terminal);
      const { version } = terminal;
      const milliseconds = systemClock.now() - begun;
      const context = { version, target: flags.source, file: undefined, placeOf: nowhere, failOn };
      tell(report, { ...context, startedAt: begun, milliseconds }, { ...flags, format }, terminal);
      return codeOf(report, failOn);
    }
    const target = targetOf(flags.target);
    const { file, described, placeOf } = poolsOf(flags, target, terminal);
    const baseline = baselineOf(flags.baseline, terminal);
    const examination: Examination = {
      pools: flags.pool,
      described,
      regions: described?.regions ?? regionsOf(terminal),
      checks,
      baseline,
    };
    const outside: Outside = {
      target,
      environment: terminal.environment,
      fetch,
      clock: systemClock,
      wait: async milliseconds => wait(milliseconds),
      ...(target.kind === 'aws' && { names: dns }),
    };
    const startedAt = systemClock.now();
    const report = await reached(examine(outside, examination));
    const context: ReportContext = {
      version: terminal.version,
      target: target.kind === 'aws' ? 'aws' : target.origin,
      file,
      placeOf,
      failOn,
      startedAt,
      milliseconds: systemClock.now() - startedAt,
    };
    tell(report, context, { ...flags, format }, terminal);
    if (flags.watch) {
      const pause = async (signal: AbortSignal) => wait(flags.every * 1_000, undefined, { signal });
      await watch({ report, again: () => examine(outside, examination), pause, terminal });
      return exitCode.fine;
    }
    return codeOf(report, failOn);
  },
);

/** Writes the report in its format. With --fix the script alone is the answer, to be kept in a file as it is. */
function tell(
  report: Report,
  context: ReportContext,
  how: {
    readonly format: string;
    readonly fix: boolean;
    readonly all: boolean;
    readonly output?: string | undefined;
  },
  terminal: Terminal,
): void {
  const inFormat = formats[how.format];
  const look = {
    // Colour is for the standard output, where neither a file's report nor that beside a script goes.
    paint: paint(terminal.colour && how.output === undefined && !how.fix),
    columns: Math.min(terminal.columns, 110),
    all: how.all,
  };
  const text = inFormat ? inFormat(report, context) : textReport(report, look);
  if (how.fix) terminal.say(fixScript(report, context.target));
  if (how.fix && how.output === undefined) terminal.complain(text);
  else writeReport(text, how.output, terminal);
}

/** What could be looked at decides; where nothing could, the command has not reached what it needed. */
function codeOf(report: Report, failOn: Severity): ExitCode {
  if (isFailed(report, failOn)) return exitCode.found;
  const isBlind = report.results.every(({ outcome }) => outcome.kind === 'not looked at');
  if (!isBlind) return exitCode.fine;
  const [first] = report.notLookedAt;
  throw new NotReached(`Nothing could be looked at${first ? `: ${first.reason}` : ''}.`);
}

/** Nothing is read where the endpoint does not answer or takes no credentials. */
async function reached<T>(looking: Promise<T>): Promise<T> {
  return looking.catch(error => {
    throw error instanceof Unreachable ? new NotReached(error.message) : error;
  });
}
