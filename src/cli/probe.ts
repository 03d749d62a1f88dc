import { formatProblems } from '../config/problem.ts';
import { systemRandom } from '../pool/random.ts';
import { cognitoAt, EndpointUnreachable, members } from '../probe/cognito.ts';
import { diagnose } from '../probe/diagnosis.ts';
import { mailboxAt } from '../probe/mail.ts';
import { type ProbePorts, runProbe } from '../probe/probe.ts';
import { type PassedOver, subjectsIn } from '../probe/subjects.ts';
import { defineCommand } from './command.ts';
import { exitCode } from './exit-code.ts';
import { NotReached } from './not-reached.ts';
import { paint } from './paint.ts';
import { type DiagnosedResult, runReport, tableReport } from './probe-report.ts';
import { readPools } from './read-pools.ts';
import { readableJson } from './readable-json.ts';
import { UsageProblem } from './usage-problem.ts';

/** `lifeguard probe`. */
export const probe = defineCommand(
  {
    name: 'probe',
    about:
      'Resets the password of a test user for real, as the user would: looks whether the user can sign in, asks for ' +
      'the code, reads the mail, sets a new password, signs in, checks the tokens, refreshes, signs out, and sets the ' +
      'password of pools.yaml again, whatever failed before. It signs in and refreshes by the ways that the app client ' +
      'allows in the file. Tells each stage with its time, and where one fails, what was seen and why. An app client ' +
      'that cannot be probed is named with the reason, before anything is changed: a machine, one without a sign-in by ' +
      'password, one of a pool that asks everybody for a second factor.',
    flags: {
      client: { kind: 'text', value: 'ID', about: 'The app client to probe' },
      user: { kind: 'text', value: 'NAME', about: 'The user; the first of its pool in the file otherwise' },
      all: { kind: 'switch', about: 'Probe each app client of each pool, one after the other' },
      config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
      endpoint: {
        kind: 'text',
        value: 'URL',
        fallback: 'http://127.0.0.1:9400',
        about: 'Where the service answers',
      },
    },
    examples: [
      ['lifeguard probe --all', 'Probe every app client of every pool'],
      [
        'lifeguard probe --user test-staging@thephenom.app --client 6sjjnkaeagnqgkmbl1mr5rtfsr',
        'Probe one app client with one user',
      ],
    ],
  },
  async ({ flags, terminal }) => {
    if (flags.client === undefined && !flags.all) {
      throw new UsageProblem('Say which app client to probe with --client ID, or --all for each of them.');
    }
    if (flags.client !== undefined && flags.all) {
      throw new UsageProblem('--client and --all exclude each other.');
    }
    const endpoint = originOf(flags.endpoint);
    const { file, isExample, loaded } = readPools(flags.config, terminal);
    if (!loaded.ok) throw new UsageProblem(formatProblems(loaded.problems));
    const found = subjectsIn(loaded.pools, { client: flags.client, user: flags.user }, endpoint);
    if (typeof found === 'string') {
      const read = isExample ? 'the example, as there is no pools.yaml here' : file;
      throw new UsageProblem(`${found} The pools were read from ${read}.`);
    }

    const { subjects, passedOver } = found;
    const ports = portsAt(endpoint);
    const runs: DiagnosedResult[] = [];
    let unreachable: EndpointUnreachable | undefined;
    for (const subject of subjects) {
      const result = await runProbe(ports, subject);
      const { error } = result.stages.find(stage => stage.outcome === 'failed') ?? {};
      if (error instanceof EndpointUnreachable) unreachable ??= error;
      const first = error?.cause instanceof Error ? error.cause : error;
      runs.push({ result, diagnosis: await diagnose(endpoint, first, fetch) });
    }
    const [first] = runs;
    if (flags.json) terminal.say(readableJson([...runs.map(asData), ...passedOver.map(asNotRun)]));
    else if (first && !flags.all) terminal.say(runReport(first, paint(terminal.colour)));
    else terminal.say(tableReport(runs, passedOver, paint(terminal.colour)));
    if (unreachable) {
      throw new NotReached(
        `${unreachable.message} Start it with lifeguard up, or name another with --endpoint.`,
      );
    }
    return runs.every(({ result }) => result.ok) ? exitCode.fine : exitCode.found;
  },
);

function originOf(endpoint: string): string {
  const url = URL.parse(endpoint);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageProblem(`--endpoint takes an address such as http://127.0.0.1:9400, not ${endpoint}.`);
  }
  return url.origin;
}

function portsAt(endpoint: string): ProbePorts {
  return {
    call: cognitoAt(`${endpoint}/`, fetch),
    readMail: mailboxAt(endpoint, fetch),
    readKeys: async poolId => {
      const response = await fetch(`${endpoint}/${poolId}/.well-known/jwks.json`, {
        signal: AbortSignal.timeout(10_000),
      }).catch(() => undefined);
      if (!response) throw new EndpointUnreachable(`${endpoint} did not answer for the keys of ${poolId}.`);
      return members(await response.json());
    },
    now: Date.now,
    random: systemRandom,
  };
}

function asData({ result, diagnosis }: DiagnosedResult): object {
  const stages = result.stages.map(({ stage, outcome, milliseconds, seen }) => ({
    stage,
    outcome,
    milliseconds,
    seen,
  }));
  return { ...result.subject, ok: result.ok, milliseconds: result.milliseconds, stages, cause: diagnosis };
}

function asNotRun({ reason, ...names }: PassedOver): object {
  return { ...names, passedOver: reason };
}
