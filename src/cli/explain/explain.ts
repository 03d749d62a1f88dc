import { setTimeout as wait } from 'node:timers/promises';
import { readCatalogue } from '../../causes/catalogue.ts';
import type { Asked } from '../../explain/asked.ts';
import { explain as explainKnown } from '../../explain/explain.ts';
import { knownForms } from '../../explain/known-forms.ts';
import { knownFrom } from '../../explain/known-from.ts';
import { readGiven } from '../../explain/read-given.ts';
import type { Reading } from '../../explain/reading.ts';
import { NotReadable } from '../../explain/source/not-readable.ts';
import type { Surroundings } from '../../surroundings/surroundings.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { paint } from '../paint.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { askedOf } from './asked-of.ts';
import { describedPools } from './described-pools.ts';
import { explainData } from './explain-data.ts';
import { explainFlags } from './explain-flags.ts';
import { explainReport } from './explain-report.ts';
import { givenOperand } from './given-operand.ts';

/** One thing that was read, by the name that it was handed over with. */
export interface NamedReading extends Reading {
  readonly from: string;
}

/** `lifeguard explain`. */
export const explain = defineCommand(
  {
    name: 'explain',
    about:
      'Tells what is behind a failure, from whatever you have of it: an error, its message or a stack trace, an HTTP ' +
      'answer, the link of a reset mail or the mail itself, a token, a callback address, what a trigger answered, the ' +
      'log of a Lambda function, CloudTrail events, a recording of tap, what describe-user-pool prints. Give several at ' +
      'once: each is evidence for the others. It works offline and sends nothing anywhere; with --pool it looks at the ' +
      'pool as well. Codes, tokens and secrets are never shown.',
    operands: 'WHAT...',
    flags: explainFlags,
    examples: [
      ['lifeguard explain ExpiredCodeException', 'Rank the causes behind an error'],
      [
        "lifeguard explain ExpiredCodeException 'https://…/reset-password?code=…&cid=…' --client 6sjjnkaeagnqgkmbl1mr5rtfsr",
        'Hold the link of the mail against the app client that submitted the code',
      ],
      ['lifeguard explain cloudtrail.json.gz', 'Explain every failed call in a file of CloudTrail'],
      [
        'lifeguard explain $TOKEN --as access --pool us-east-1_AkG9mnbjA',
        'Check a token against the keys of its pool',
      ],
      ['aws logs tail /aws/lambda/pre-sign-up | lifeguard explain -', 'Read the log of a trigger'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    if (operands.length === 0) {
      throw new UsageProblem(
        'Say what to explain: an error, a link, a token, a file, or - for the standard input. See lifeguard explain --help.',
      );
    }
    if (operands.filter(operand => operand === '-').length > 1)
      throw new UsageProblem('The standard input can be read once only: - is given twice.');
    const asked = askedOf(flags, terminal, Date.now());
    const given = operands.map(operand => givenOperand(operand, terminal));
    const [catalogue, surroundings] = await Promise.all([readCatalogue(), surroundingsOf(flags, terminal)]);
    const forms = knownForms(catalogue);
    const keys =
      asked.keys ??
      (surroundings && flags.pool !== undefined
        ? await reached(keysOf(surroundings, flags.pool))
        : undefined);
    const readings: NamedReading[] = [];
    for (const { name, bytes } of given) {
      const read = await readGiven(bytes(), { ...asked, ...(keys && { keys }) }, forms).catch(error => {
        throw error instanceof NotReadable ? new UsageProblem(`${sayName(name)} ${error.message}.`) : error;
      });
      readings.push(...read.map(reading => ({ ...reading, from: name })));
    }
    readings.push(...(await describedPools(flags.config, terminal)));
    if (surroundings && flags.pool !== undefined) {
      readings.push(...(await reached(livePool(surroundings, flags.pool, readings, asked))));
    }
    const known = knownFrom(readings, asked);
    const findings = explainKnown(
      catalogue,
      forms,
      known,
      readings.flatMap(({ told }) => told ?? []),
    );
    const look = {
      paint: paint(terminal.colour),
      columns: Math.min(terminal.columns, 110),
      all: flags.all,
      showUsers: flags['show-users'],
    };
    terminal.say(
      flags.json
        ? JSON.stringify(explainData(readings, findings, look), null, 2)
        : explainReport(readings, findings, look),
    );
    return codeOf(findings);
  },
);

/** What only speaks for a cause, where nothing has failed, is a hint and no finding. */
function codeOf(findings: ReturnType<typeof explainKnown>): ExitCode {
  const isFound = findings.some(({ error, causes: [cause] }) => error || cause?.confidence === 'certain');
  return isFound ? exitCode.found : exitCode.fine;
}

function sayName(name: string): string {
  return name === 'text' ? 'The text' : name === 'standard input' ? 'The standard input' : name;
}

type Flags = { readonly pool?: string | undefined; readonly target: string };

/** The AWS clients are loaded only where a pool is to be looked at. */
async function surroundingsOf(
  { pool, target }: Flags,
  terminal: Terminal,
): Promise<Surroundings | undefined> {
  if (pool === undefined) return undefined;
  if (!/^[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]{1,45}$/.test(pool)) {
    throw new UsageProblem(
      `--pool takes the id of a pool such as us-east-1_AkG9mnbjA, not ${JSON.stringify(pool.slice(0, 60))}.`,
    );
  }
  const url = target === 'aws' ? undefined : URL.parse(target);
  if (url !== undefined && (url === null || !/^https?:$/.test(url.protocol))) {
    throw new UsageProblem(
      `--target is aws or an address such as http://127.0.0.1:9400, not ${target.slice(0, 60)}.`,
    );
  }
  const { createSurroundings } = await import('../../surroundings/create-surroundings.ts');
  return createSurroundings({
    target: url ? { kind: 'endpoint', origin: url.origin } : { kind: 'aws' },
    environment: terminal.environment,
    fetch,
    clock: { now: () => Date.now() },
    wait: async milliseconds => wait(milliseconds),
  });
}

async function keysOf(surroundings: Surroundings, poolId: string): Promise<Asked['keys']> {
  const { readPoolKeys } = await import('../../explain/live-pool.ts');
  return readPoolKeys(surroundings, poolId);
}

async function livePool(
  surroundings: Surroundings,
  poolId: string,
  readings: readonly NamedReading[],
  asked: Asked,
): Promise<readonly NamedReading[]> {
  const { readLivePool } = await import('../../explain/live-pool.ts');
  const { links, tokens, calls, addresses, sentBy } = knownFrom(readings, asked);
  const clients = [...links, ...tokens, ...calls, ...addresses].flatMap(({ clientId }) => clientId ?? []);
  const question = {
    poolId,
    clients: sentBy === undefined ? clients : [...clients, sentBy],
    user: asked.user,
  };
  return (await readLivePool(surroundings, question)).map(reading => ({ ...reading, from: 'the pool' }));
}

/** A pool that cannot be reached, or is not there, is told in a sentence. */
async function reached<T>(looking: Promise<T>): Promise<T> {
  const { NotRead, Unreachable } = await import('../../surroundings/not-read.ts');
  return looking.catch(error => {
    throw error instanceof Unreachable || error instanceof NotRead
      ? new NotReached(sentence(error.message))
      : error;
  });
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return text.endsWith('.') ? text : `${text}.`;
}
