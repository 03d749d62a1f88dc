import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';

/** What Node.js says of an import of a file or a package that is not there, in the message or at the head of a stack. */
const missing = /Cannot find (module|package) '([^'\n]+)' imported from ([^\n]+)/;
/** The same of `require`, whose first line behind is the file with the call. */
const unrequired = /Cannot find module '(\.[^'\n]*)'\nRequire stack:\n- ([^\n]+)/;

/** How an import and its file may differ: in what people leave out, and in what TypeScript lets them write. */
const left = [
  '.ts',
  '.mts',
  '.cts',
  '.js',
  '.mjs',
  '.cjs',
  '/index.ts',
  '/index.mts',
  '/index.js',
  '/index.mjs',
];
const written: Readonly<Record<string, string>> = { '.js': '.ts', '.mjs': '.mts', '.cjs': '.cts' };

const typescript = /\.[mc]?ts$/;
/** A longer file is built, and its lines help nobody. */
const mostBytes = 1024 * 1024;

/** What to do about an import that finds nothing; undefined where that is not known. */
export function importHint(message: string): string | undefined {
  const found = missingIn(message);
  if (!found) return undefined;
  const { isPackage, name, importer } = found;
  if (isPackage) {
    if (!typescript.test(importer)) return undefined;
    return (
      `Where ${name} has types alone, as aws-lambda has, import them by \`import type\`: TypeScript is run by leaving its ` +
      'types out, and an import without that word stays. Else install it.'
    );
  }
  const other = written[extname(name)];
  const names = [
    ...left.map(end => name + end),
    ...(other ? [name.slice(0, -extname(name).length) + other] : []),
  ];
  const there = names.find(existsSync);
  if (there === undefined) return undefined;
  const shown = /^index\./.test(basename(there)) ? `${basename(name)}/${basename(there)}` : basename(there);
  const ofTsc = typescript.test(there) ? ' tsc takes it with allowImportingTsExtensions.' : '';
  return `The file is ${shown}: write that name in the import, as Node.js looks for no other.${ofTsc}`;
}

/** The file and line of an import that finds nothing, whose stack has no line of it. */
export function importPlace(stack: string): string | undefined {
  const found = missingIn(stack);
  if (!found) return undefined;
  const { isPackage, name, importer } = found;
  const imports = (line: string) =>
    [...line.matchAll(/\b(?:from|import|require)\b\s*\(?\s*(['"])(.+?)\1/g)].some(([, , from = '']) =>
      isPackage ? from === name || from.startsWith(`${name}/`) : resolve(dirname(importer), from) === name,
    );
  const at = linesOf(importer).findIndex(imports);
  return at < 0 ? undefined : `${importer}:${at + 1}`;
}

function linesOf(file: string): readonly string[] {
  try {
    return statSync(file).size > mostBytes ? [] : readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

interface Missing {
  readonly isPackage: boolean;
  /** The name of the package, or the path of the file. */
  readonly name: string;
  readonly importer: string;
}

function missingIn(text: string): Missing | undefined {
  const [, kind, name, importer] = missing.exec(text) ?? [];
  if (name !== undefined && importer !== undefined) return { isPackage: kind === 'package', name, importer };
  const [, required, from] = unrequired.exec(text) ?? [];
  if (required === undefined || from === undefined) return undefined;
  return { isPackage: false, name: resolve(dirname(from), required), importer: from };
}
