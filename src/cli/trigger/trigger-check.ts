import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { systemRandom } from '../../pool/random.ts';
import { type Checked, checkHandler, type Verdict, worst } from '../../trigger-check/check-handler.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import { readableJson } from '../readable-json.ts';
import { UsageProblem } from '../usage-problem.ts';
import { writeReport } from '../write-report.ts';
import { checkReport } from './trigger-check-report.ts';
import { junitReport } from './trigger-junit.ts';
import { type Running, withRunning } from './trigger-run.ts';
import { readSetting, withSettings } from './trigger-set.ts';
import { triggerSubjects } from './trigger-subjects.ts';
import { targetFlags, triggerTargets } from './trigger-target.ts';
import { unlikeProduction } from './unlike-production.ts';

/** `lifeguard trigger check`. */
export const triggerCheck = defineCommand(
  {
    name: 'trigger check',
    about:
      'Runs a handler with every event that it would get, and tells what Cognito would refuse, with the error that the ' +
      'client would see. FILE is a module or the name of a function of pools.yaml. It is checked as the triggers for ' +
      'which the pools of pools.yaml name it, with its environment there, or as what --trigger or --source say. A ' +
      'failure is what fails with an event that production sends; what fails with a thin test event only is a warning. ' +
      'The handler really runs, many times: give it an environment in which it may.',
    operands: 'FILE',
    flags: {
      trigger: {
        kind: 'text',
        value: 'NAME',
        about: 'Such as PreSignUp or PreTokenGenerationV2, with all its sources',
      },
      source: { kind: 'list', value: 'NAME', about: 'Only this source; may be given again' },
      set: {
        kind: 'list',
        value: 'MEMBER=TEXT',
        about:
          'A member of every event, such as request.userAttributes.email=ada@example.com; MEMBER:=JSON for what is ' +
          'no text; may be given again',
      },
      link: { kind: 'switch', about: 'The pool confirms sign-ups by a link, not by a code' },
      strict: { kind: 'switch', about: 'Count warnings as failures' },
      junit: { kind: 'text', value: 'FILE', about: 'Write the results for CI there, as JUnit’s XML' },
      ...targetFlags,
    },
    examples: [
      ['lifeguard trigger check lambdas/sign-up.ts --trigger PreSignUp', 'All events of PreSignUp'],
      [
        'lifeguard trigger check staging-custom-message --junit triggers.xml',
        'A function of pools.yaml, in CI',
      ],
      [
        'lifeguard trigger check sign-up.ts --trigger PreSignUp --set request.userAttributes.email=ada@example.com',
        'A handler that takes certain addresses only',
      ],
    ],
  },
  async ({ flags, operands, terminal }): Promise<ExitCode> => {
    const [named] = operands;
    if (named === undefined) throw new UsageProblem('lifeguard trigger check needs a FILE: see --help.');
    const settings = flags.set.map(readSetting);
    if (settings.some(({ path }) => path[0] === 'version')) {
      throw new UsageProblem(
        'The trigger’s name says the version, as in --trigger PreTokenGenerationV2, not --set.',
      );
    }
    if (settings.some(({ path }) => path[0] === 'triggerSource')) {
      throw new UsageProblem('--source says the source, as in --source PreSignUp_SignUp, not --set.');
    }
    const { junit, strict } = flags;
    const folder = junit === undefined ? undefined : dirname(resolve(terminal.directory, junit));
    if (folder !== undefined && !existsSync(folder)) {
      throw new UsageProblem(`--junit ${junit}: there is no folder ${folder}.`);
    }
    const targets = triggerTargets(named, flags, terminal);
    const results: Checked[] = [];
    const subjects = triggerSubjects(targets, flags);
    const sentAs = subjects.flatMap(({ subject: { contract, sources } }) =>
      sources.map(source => ({ source, version: contract.version })),
    );
    for (const sentence of unlikeProduction(settings, sentAs)) terminal.complain(sentence);
    for (const { target, subject } of subjects) {
      const runFor = { contract: subject.contract, pool: subject.pool?.id };
      const run = ({ tried, complete }: Running) =>
        checkHandler(tried, subject, {
          confirmsByLink: flags.link,
          change: async event => withSettings(await complete(event), settings),
          uuid: systemRandom.uuid,
        });
      results.push(await withRunning(target, targets, runFor, run));
    }
    const unreached = results.find(result => 'unreached' in result);
    const verdict = verdictOf(results);
    const isFine = !unreached && (verdict === 'ok' || (verdict === 'warned' && !strict));
    if (flags.json) terminal.say(readableJson({ file: named, ok: isFine, results: results.map(asData) }));
    else if (!unreached) terminal.say(checkReport(named, results, paint(terminal.colour)));
    if (junit !== undefined) writeReport(junitReport(named, results, strict), junit, terminal);
    if (unreached) throw new NotReached(`${named} ${unreached.unreached}`);
    return isFine ? exitCode.fine : exitCode.found;
  },
);

function verdictOf(results: readonly Checked[]): Verdict {
  return worst(
    results.flatMap(result => ('sources' in result ? result.sources.map(({ verdict }) => verdict) : [])),
  );
}

function asData(result: Checked): object {
  const { contract, pool } = result.subject;
  const told = {
    trigger: contract.name,
    version: contract.version,
    guide: contract.guide,
    pool: pool ?? null,
  };
  if ('unreached' in result) return { ...told, unreached: result.unreached };
  return {
    ...told,
    sources: result.sources.map(({ source, when, verdict, events, notTried }) => ({
      source,
      when,
      verdict,
      events: events.map(({ variant, verdict: own, milliseconds, attempts, findings, advice, printed }) => ({
        variant,
        verdict: own,
        milliseconds,
        attempts,
        findings,
        advice,
        printed,
      })),
      notTried,
    })),
  };
}
