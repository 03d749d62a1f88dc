import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isObject } from '../../pool/is-object.ts';
import { printableLines } from '../../pool/printable.ts';
import { systemRandom } from '../../pool/random.ts';
import { timeTaken } from '../../pool/time-taken.ts';
import type { Finding } from '../../trigger-check/finding.ts';
import { type Trial, tryEvent } from '../../trigger-check/try-event.ts';
import { contractFor, versionsOf } from '../../triggers/contract-for.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { type Paint, paint } from '../paint.ts';
import { readableJson } from '../readable-json.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { findingRows } from './trigger-check-report.ts';
import { type ChosenEvent, chosenEvent, eventFlags } from './trigger-event.ts';
import { withRunning } from './trigger-run.ts';
import { readSetting, withSettings } from './trigger-set.ts';
import { sourceNamed } from './trigger-sources.ts';
import { targetFlags, triggerTargets } from './trigger-target.ts';
import { unlikeProduction } from './unlike-production.ts';

interface EventChoice {
  readonly source: string | undefined;
  readonly event: string | undefined;
  readonly set: readonly string[];
  readonly variant: string | undefined;
}

/** `lifeguard trigger invoke`. */
export const triggerInvoke = defineCommand(
  {
    name: 'trigger invoke',
    about:
      'Sends a handler one event and prints what it answered, what it printed, how long it took, and what Cognito would ' +
      'refuse. FILE is a module or the name of a function of pools.yaml. The event is that of a source, or your own.',
    operands: 'FILE',
    flags: {
      source: { kind: 'text', value: 'NAME', about: 'Such as PreSignUp_SignUp; that of the event otherwise' },
      event: { kind: 'text', value: 'FILE', about: 'The event as JSON; - for the standard input' },
      ...eventFlags,
      link: { kind: 'switch', about: 'The pool confirms sign-ups by a link, not by a code' },
      ...targetFlags,
    },
    examples: [
      ['lifeguard trigger invoke sign-up.ts --source PreSignUp_SignUp', 'The event of a sign-up'],
      ['lifeguard trigger invoke sign-up.ts --event event.json', 'An event from the log of production'],
      [
        'lifeguard trigger invoke staging-custom-message --source CustomMessage_ForgotPassword --variant names',
        'A function of pools.yaml',
      ],
    ],
  },
  async ({ flags, operands, terminal }): Promise<ExitCode> => {
    const [named] = operands;
    if (named === undefined) throw new UsageProblem('lifeguard trigger invoke needs a FILE: see --help.');
    const targets = triggerTargets(named, flags, terminal);
    const { source, event: chosen, contract, unlike } = await eventFor(flags, terminal);
    for (const sentence of unlike) terminal.complain(sentence);
    const [target] = targets.targets;
    const own = targets.pools.find(({ triggers }) =>
      Object.entries(triggers).some(([name, used]) => name === contract.name && used === target.name),
    );
    const runFor = { contract, pool: own?.id };
    const { event, trial } = await withRunning(target, targets, runFor, async ({ tried, complete }) => {
      const sent = await complete(chosen);
      const sending = { contract, source, event: sent, confirmsByLink: flags.link, isLast: true };
      return { event: sent, trial: await tryEvent(tried, { ...sending, requestId: systemRandom.uuid() }) };
    });
    if (trial.unreached !== undefined) throw new NotReached(`${named} ${trial.unreached}`);
    const { answer, milliseconds, attempts, findings, advice, printed } = trial;
    const ok = findings.length === 0;
    terminal.say(
      flags.json
        ? readableJson({
            source,
            ok,
            answer: answer ?? null,
            milliseconds,
            attempts,
            findings,
            advice,
            printed,
            event,
          })
        : told(source, trial, paint(terminal.colour)),
    );
    return ok ? exitCode.fine : exitCode.found;
  },
);

async function eventFor(flags: EventChoice, terminal: Terminal): Promise<ChosenEvent & { source: string }> {
  if (flags.event === undefined) {
    if (flags.source === undefined) {
      throw new UsageProblem('lifeguard trigger invoke needs --source NAME or --event FILE.');
    }
    const source = sourceNamed(flags.source);
    return { source, ...chosenEvent(source, flags) };
  }
  if (flags.variant !== undefined) throw new UsageProblem('--variant and --event exclude each other.');
  const settings = flags.set.map(readSetting);
  const event = withSettings(await readEvent(flags.event, terminal), settings);
  const { triggerSource: own } = event;
  const named = flags.source ?? own;
  if (typeof named !== 'string') {
    throw new UsageProblem('The event has no triggerSource: say with --source NAME what it is of.');
  }
  if (typeof own === 'string' && own !== named) {
    const found = printableLines(own);
    throw new UsageProblem(`The event is of ${found}, and --source says ${named}: leave out one of them.`);
  }
  const source = sourceNamed(printableLines(named));
  const version = versionsOf(source).find(one => one === event.version);
  const { contract } = contractFor(source, version);
  const unlike = unlikeProduction(settings, [{ source, version: contract.version }]);
  return { source, event, contract, unlike };
}

async function readEvent(file: string, terminal: Terminal): Promise<Readonly<Record<string, unknown>>> {
  const text =
    file === '-'
      ? await terminal.readInput()
      : await readFile(resolve(terminal.directory, file), 'utf8').catch((error: Error) => {
          throw new UsageProblem(`--event ${file} cannot be read: ${error.message}`);
        });
  const event = parsed(text);
  if (isObject(event)) return event;
  throw new UsageProblem(
    `${file === '-' ? 'What came by the standard input' : file} is no event: an object in JSON.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function told(source: string, trial: Trial, brush: Paint): string {
  const { answer, printed, findings, advice, milliseconds, attempts } = trial;
  const tries = attempts === 1 ? '' : `, ${attempts} attempts`;
  const result = findings.length === 0 ? brush.good('ok') : brush.bad('failed');
  return [
    ...section('answer', answer === undefined ? [] : [readableJson(answer)], brush),
    ...section('printed', printed, brush),
    ...section(
      'found',
      [...findings, ...advice].flatMap(finding => findingText(finding, brush)),
      brush,
    ),
    `${result}  ${source}  ${timeTaken(milliseconds)}${tries}`,
  ].join('\n');
}

function section(name: string, lines: readonly string[], brush: Paint): readonly string[] {
  return lines.length === 0 ? [] : [brush.bold(name), ...lines, ''];
}

function findingText(finding: Finding, brush: Paint): readonly string[] {
  return [finding.problem, ...findingRows(finding, brush).map(row => `  ${row}`)];
}
