import { readCatalogue } from '../../causes/catalogue.ts';
import { explain as explainKnown } from '../../explain/explain.ts';
import { knownForms } from '../../explain/known-forms.ts';
import { knownFrom } from '../../explain/known-from.ts';
import { readGiven } from '../../explain/read-given.ts';
import { safeText } from '../../explain/safe-text.ts';
import { NotReadable } from '../../explain/source/not-readable.ts';
import { printable } from '../../pool/printable.ts';
import { defineCommand } from '../command.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { paint } from '../paint.ts';
import { readableJson } from '../readable-json.ts';
import { UsageProblem } from '../usage-problem.ts';
import { askedOf } from './asked-of.ts';
import { describedPools } from './described-pools.ts';
import { explainData } from './explain-data.ts';
import { explainFlags } from './explain-flags.ts';
import { explainReport } from './explain-report.ts';
import { givenOperand } from './given-operand.ts';
import { livePool } from './live-pool.ts';
import type { NamedReading } from './named-reading.ts';

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
        "lifeguard explain ExpiredCodeException 'https://…&cid=…' --client 6sjjnkaeagnqgkmbl1mr5rtfsr",
        'Hold the link of the mail against the app client that submitted the code',
      ],
      ['lifeguard explain cloudtrail.json.gz', 'Explain every failed call in a file of CloudTrail'],
      [
        'lifeguard explain - --as access --pool us-east-1_AkG9mnbjA < token.txt',
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
    const asked = await askedOf(flags, terminal, Date.now());
    const given = operands.map(operand => givenOperand(operand, terminal));
    const [catalogue, pool] = await Promise.all([readCatalogue(), livePool(flags, terminal)]);
    const forms = knownForms(catalogue);
    const ofPool = asked.keys ? undefined : await pool?.keys();
    const holding = {
      ...asked,
      ...(ofPool && { keys: ofPool }),
      ...(ofPool && asked.pool !== undefined && { keysOf: asked.pool }),
    };
    const readings: NamedReading[] = [];
    for (const [index, { name, bytes }] of given.entries()) {
      const read = await readGiven(bytes(), holding, forms).catch(error => {
        throw error instanceof NotReadable
          ? new UsageProblem(
              printable(`${sayName(name, operands[index] ?? '', given.length)} ${error.message}.`),
            )
          : error;
      });
      readings.push(...read.map(reading => ({ ...reading, from: name })));
    }
    readings.push(...(await describedPools(flags.config, terminal)));
    if (pool) readings.push(...(await pool.read(readings, asked)));
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
        ? readableJson(explainData(readings, findings, look))
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

/** What could not be read; of several texts, which. */
function sayName(name: string, operand: string, count: number): string {
  if (name === 'standard input') return 'The standard input';
  if (name !== 'text') return name;
  return count === 1 ? 'The text' : `The text ${JSON.stringify(safeText(operand, 60))}`;
}
