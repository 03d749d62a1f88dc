/*
 * Holds the code to what ARCHITECTURE.md says of it: `node scripts/check-structure.ts`. Each check gives sentences
 * about what is wrong; none means that all is well.
 */
import { globSync, readFileSync } from 'node:fs';
import { basename, join, posix, resolve } from 'node:path';
import { readCatalogue } from '../src/causes/catalogue.ts';
import { readChecks } from '../src/doctor/read-checks.ts';
import { api } from '../src/model/api.ts';
import { notBuilt } from '../src/operations/entry.ts';
import { registry } from '../src/operations/registry.ts';
import { rules } from '../src/source-check/rules.ts';
import { outdated } from './generate.ts';
import { proofsOf } from './proofs.ts';
import { wallOf, walls } from './walls.ts';

interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

const root = resolve(import.meta.dirname, '..');

function read(...patterns: string[]): readonly SourceFile[] {
  return globSync(patterns, { cwd: root })
    .filter(path => !path.includes('node_modules'))
    .map(path => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(root, path), 'utf8') }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const product = read('src/**/*.ts', 'reset-page/**/*.ts', 'lambdas/**/*.ts');
const tests = read('test/**/*.ts');
const all = [...product, ...tests, ...read('scripts/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts')];

/** The files that it imports, also for their types alone. */
function imports({ path, text }: SourceFile): string[] {
  const found = text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)';|import\('(\.[^']+)'\)/gm);
  return [...found].map(([, from, lazy]) => posix.join(posix.dirname(path), from ?? lazy ?? ''));
}

function wallsHold(): string[] {
  return product.flatMap(file => {
    const own = wallOf(file.path);
    if (own === undefined) return [`${file.path} is in a folder that scripts/walls.ts does not know`];
    const may = [own, ...(walls[own] ?? [])];
    return imports(file).flatMap(target => {
      const other = wallOf(target);
      if (other !== undefined && may.includes(other)) return [];
      return [`${file.path} imports ${target}: ${own} may import only ${may.join(', ')}`];
    });
  });
}

/** Names that say nothing of what is in the file. */
const emptyNames =
  /^(?:utils?|helpers?|common|misc|shared|managers?|impl|stuff)$|(?:-|^)(?:utils?|helpers?|manager|impl)$|-service$/;

function namesSayIt(): string[] {
  return all
    .filter(({ path }) => !path.startsWith('test/'))
    .flatMap(({ path }) =>
      path
        .replace(/(?:\.test|\.d)?\.ts$/, '')
        .split('/')
        .filter(part => emptyNames.test(part))
        .map(part => `${path}: "${part}" does not say what is in it`),
    );
}

function filesAreShort(): string[] {
  return product.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1;
    const isOperation = /^src\/operations\/[\w-]+\/[A-Z]\w*\.ts$/.test(path);
    const most = isOperation ? 120 : 250;
    return lines > most ? [`${path} has ${lines} lines, more than ${most}`] : [];
  });
}

const forbidden: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/(?::|<|\bas|\|)\s*any\b(?!\s*[`'"])/, 'any'],
  [/\bas unknown as\b/, 'a cast through unknown'],
  [/@ts-(?:ignore|nocheck)/, 'a switched-off type check'],
  [/biome-ignore/, 'a switched-off lint rule'],
];

/** Without comments and texts, where these words are only words; `@ts-` and `biome-` stand in comments. */
function nothingIsSilenced(): string[] {
  return all
    .filter(({ path }) => path !== 'scripts/check-structure.ts')
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => {
        const code = line
          .replace(/'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
          .replace(/^\s*\*.*|\/\*\*.*|\/\/ (?!@|biome).*/, '');
        return forbidden
          .filter(([pattern]) => pattern.test(code))
          .map(([, why]) => `${path}:${index + 1} has ${why}`);
      }),
    );
}

/** A test may depend on what the machine has, as the AWS CLI: then `skip` is computed. */
function noTestIsSkipped(): string[] {
  return tests.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /\b(?:test|describe|it|t)\.(?:skip|only|todo)\(|\b(?:skip|only|todo): (?:true|['"`])/.test(line)
          ? [`${path}:${index + 1} skips a test or singles one out`]
          : [],
      ),
  );
}

function operationsAreProven(): string[] {
  return Object.entries(registry)
    .filter(([name, entry]) => entry !== notBuilt && proofsOf(name).length === 0)
    .map(([name]) => `no test sends ${name}`);
}

function registryIsTheModel(): string[] {
  const known = new Set(Object.keys(api.operations));
  const listed = new Set(Object.keys(registry));
  return [
    ...[...known].filter(name => !listed.has(name)).map(name => `the registry lacks ${name}`),
    ...[...listed]
      .filter(name => !known.has(name))
      .map(name => `the registry has ${name}, the model does not`),
  ];
}

/** Causes, checks and rules stand one in a file, by its name, where those find them who ask for all; no two share one. */
async function definitionsAreTheirFiles(): Promise<string[]> {
  const kinds: readonly (readonly [what: string, folder: string, files: string, found: readonly string[]])[] =
    [
      [
        'cause',
        'src/causes',
        '*/*.ts',
        [...(await readCatalogue()).values()].map(({ area, definition: { id } }) => `${area}/${id}`),
      ],
      [
        'check',
        'src/doctor/checks',
        '*/*.ts',
        (await readChecks()).map(({ area, check }) => `${area}/${check.id}`),
      ],
      ['rule', 'src/source-check/rules', '*.ts', rules.map(({ id }) => id)],
    ];
  return kinds.flatMap(([what, folder, files, found]) => {
    const known = new Set(found);
    const stand = globSync(files, { cwd: join(root, folder) }).map(file =>
      file.replaceAll('\\', '/').replace(/\.ts$/, ''),
    );
    const names = stand.map(path => basename(path));
    return [
      ...stand
        .filter(path => !known.has(path))
        .map(path => `${folder}/${path}.ts has no ${what} of its name`),
      ...found.filter(id => !stand.includes(id)).map(id => `the ${what} ${id} has no file of its name`),
      ...names
        .filter((name, index) => names.indexOf(name) !== index)
        .map(name => `${folder} has two files ${name}.ts`),
      ...found
        .filter((id, index) => found.indexOf(id) !== index)
        .map(id => `the ${what} ${id} is there twice`),
    ];
  });
}

const checks: readonly (readonly [name: string, check: () => string[] | Promise<string[]>])[] = [
  ['walls between folders', wallsHold],
  ['names', namesSayIt],
  ['length of files', filesAreShort],
  ['nothing silenced', nothingIsSilenced],
  ['no test skipped', noTestIsSkipped],
  ['registry and model', registryIsTheModel],
  ['each operation that is built is sent by a test', operationsAreProven],
  ['causes, checks, rules and their files', definitionsAreTheirFiles],
  ['generated files', () => outdated().map(path => `${path} is not current: run node scripts/generate.ts`)],
];

for (const [name, check] of checks) {
  const wrong = await check();
  console.log(`${wrong.length === 0 ? 'fine  ' : 'wrong '} ${name}`);
  for (const sentence of wrong) console.log(`         ${sentence}`);
  if (wrong.length > 0) process.exitCode = 1;
}
