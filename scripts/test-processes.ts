import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
const runTogether = JSON.stringify(pathToFileURL(join(root, 'scripts/run-together.ts')).href);

/** How many files share a process at most: enough to share what they load, few enough that all processes end together. */
const most = 10;

/**
 * How the paths begin of files that have a process each: those that measure their own memory, that leave nearly all work
 * to other processes, such as browsers, or that run for long. They come first.
 */
const alone = [
  'guard/pages.',
  'probe/killed.',
  'pool/srp.',
  'guard/faults.',
  'guard/hostile-pages.',
  'guard/leaks.',
  'probe/lambda.',
  'triggers/handlers-that-',
  'triggers/every-trigger.',
  'browser/',
  'cli/trigger-check.',
  'doctor/aws-pools.',
  'pages/mailbox-in-browser.',
  'package/',
  'mailbox/imap.',
  'clients/aws-cli.',
  'fuzz/',
  'race/',
  'recorder/',
  'reset-page/',
].map(start => `test/${start}`);

/**
 * Divides files of tests, named from the project's folder, among processes and gives the file that each is to run. Nearly
 * all tests load the whole service, which takes longer than most of them run, so that files of one folder share a process.
 * What tells a process of several its files is written into the given folder.
 */
export function testProcesses(files: readonly string[], into: string): readonly string[] {
  const own = alone.flatMap(start => files.filter(file => file.startsWith(start)));
  const folders = Map.groupBy(
    files.filter(file => !own.includes(file)),
    file => file.split('/')[1] ?? '',
  );
  const shared = [...folders].flatMap(([folder, its]) =>
    inParts(its).map((part, at) => {
      const program = join(into, `${folder}-${at + 1}.mjs`);
      const paths = JSON.stringify(part.map(file => join(root, file)));
      writeFileSync(program, `import { runTogether } from ${runTogether};\nawait runTogether(${paths});\n`);
      return program;
    }),
  );
  return [...own.map(file => join(root, file)), ...shared];
}

/** As few parts as hold at most that many each, as even as can be. */
function inParts(files: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(files.length / most);
  const start = (part: number) => Math.floor((part * files.length) / parts);
  return Array.from({ length: parts }, (_, at) => files.slice(start(at), start(at + 1)));
}
