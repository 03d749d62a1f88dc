import { hash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readOwnMessages } from '../../../lambdas/custom-message/own-messages.ts';
import { formatProblems } from '../../config/problem.ts';
import { printableLines } from '../../pool/printable.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { inFile } from '../own-messages-problems.ts';
import { readableJson } from '../readable-json.ts';
import { UsageProblem } from '../usage-problem.ts';
import { type LambdaContents, lambdaIn, shippedLambda, shippedLambdas } from './lambda-contents.ts';
import { LambdaNotPackaged } from './lambda-not-packaged.ts';
import { type ZipEntry, zip } from './lambda-zip.ts';
import { probeEntries } from './probe-entries.ts';

/** `lifeguard lambda`. */
export const lambda = defineCommand(
  {
    name: 'lambda',
    about:
      'Makes the zip of a Lambda function from the files that git tracks, with fixed times and order: the same commit ' +
      'gives the same SHA-256 on every machine, whatever else lies in its folders. Without --from it is custom-message, ' +
      'the branded mail that comes with Lifeguard; package probe makes the probe, with its settings, to be run by a ' +
      'schedule. An index.ts is bundled by esbuild.',
    operands: 'package [custom-message|probe]',
    flags: {
      out: { kind: 'text', value: 'FILE', about: 'The zip; named after the function otherwise' },
      from: { kind: 'text', value: 'DIR', about: 'The folder of a function of your own' },
      messages: {
        kind: 'text',
        value: 'FILE',
        about: 'Your own brand and texts for custom-message; it goes along as messages.json',
      },
      settings: { kind: 'text', value: 'FILE', about: 'The settings of the probe (default: probe.yaml)' },
      config: { kind: 'text', value: 'FILE', about: 'The pools of the probe (default: pools.yaml)' },
      dirty: { kind: 'switch', about: 'Package uncommitted changes too' },
    },
    examples: [
      ['lifeguard lambda package', 'Make custom-message.zip, and tell its hash'],
      ['lifeguard lambda package --messages mail.json --out dist/mail.zip', 'With your own brand and texts'],
      ['lifeguard lambda package probe', 'The probe, with probe.yaml and pools.yaml'],
      [
        'lifeguard lambda package --from functions/pre-sign-up --json',
        'A function of your own, for a program',
      ],
    ],
  },
  async ({ flags, operands, terminal }) => {
    if (operands[0] !== 'package')
      throw new UsageProblem('lifeguard lambda takes the word package: see lifeguard lambda --help.');
    const named = nameOf(operands[1], flags);
    if (flags.from !== undefined && flags.messages !== undefined)
      throw new UsageProblem('--messages is for custom-message, so it does not go with --from.');
    const at = (path: string) => resolve(terminal.directory, path);
    const messages =
      flags.messages === undefined ? [] : await messagesEntry(flags.messages, at(flags.messages));
    const probe = named === 'probe' ? probeEntries(flags, terminal) : [];
    const { name, entries, note }: LambdaContents =
      flags.from === undefined
        ? await shippedLambda(shippedLambdas[named], flags.dirty)
        : await lambdaIn(at(flags.from), flags.dirty);
    const all = [...entries, ...messages, ...probe];
    const bytes = zip(all);
    const file = flags.out ?? `${name}.zip`;
    await writeFile(at(file), bytes).catch((error: Error) => {
      throw new NotReached(`${file} cannot be written: ${error.message}`);
    });
    const made = {
      file,
      bytes: bytes.length,
      sha256: hash('sha256', bytes, 'hex'),
      sourceCodeHash: hash('sha256', bytes, 'base64'),
      files: all.map(entry => entry.name).toSorted(),
    };
    if (note !== undefined) terminal.complain(note);
    terminal.say(flags.json ? readableJson(made) : told(made));
    return exitCode.fine;
  },
);

/** Which of the functions that come along is meant. @throws UsageProblem */
function nameOf(
  word: string | undefined,
  { from, messages, settings, config }: Readonly<Partial<Record<string, string | boolean | undefined>>>,
): keyof typeof shippedLambdas {
  if (word !== undefined && word !== 'probe' && word !== 'custom-message') {
    throw new UsageProblem(
      `Two functions come along, custom-message and probe; ${word.slice(0, 60)} is none of them.`,
    );
  }
  if (word !== undefined && from !== undefined)
    throw new UsageProblem(`--from and ${word} exclude each other.`);
  if (word === 'probe' && messages !== undefined) throw new UsageProblem('--messages is for custom-message.');
  if (word !== 'probe' && (settings !== undefined || config !== undefined)) {
    throw new UsageProblem('--settings and --config are for lifeguard lambda package probe.');
  }
  return word ?? 'custom-message';
}

/** What cannot be used of the file would only be told in the function's log, mail by mail. */
async function messagesEntry(named: string, path: string): Promise<ZipEntry[]> {
  const json = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageProblem(`There is no file ${named}.`);
    throw new UsageProblem(
      error.code === 'EISDIR'
        ? `${named} is a folder, not a file.`
        : `${named} cannot be read: ${error.message}`,
    );
  });
  const { problems } = readOwnMessages(json);
  if (problems.length > 0) {
    throw new LambdaNotPackaged(formatProblems(inFile(named, problems)));
  }
  // A checkout of this machine may have other line ends; in JSON they are between texts alone.
  return [{ name: 'messages.json', bytes: Buffer.from(json.replaceAll('\r\n', '\n')) }];
}

function told(made: {
  file: string;
  bytes: number;
  sha256: string;
  sourceCodeHash: string;
  files: string[];
}): string {
  const { file, bytes, sha256, sourceCodeHash, files } = made;
  const [only] = files;
  return [
    printableLines(`${file}  ${bytes} bytes, ${files.length === 1 ? only : `${files.length} files`}`),
    `  SHA-256  ${sha256}`,
    `  base64   ${sourceCodeHash}  (source_code_hash in Terraform)`,
  ].join('\n');
}
