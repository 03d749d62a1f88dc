import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { excerptOf } from './excerpt.ts';

/** It is only parsed; what takes longer is no file of a handler. */
const timeout = 2_000;

/** Parses a module that comes by the standard input, and is ended by what is wrong with it. Nothing of it runs. */
const parser = `
  const text = require('node:fs').readFileSync(0, 'utf8');
  const isTypeScript = process.argv[1].endsWith('ts');
  const code = isTypeScript ? require('node:module').stripTypeScriptTypes(text) : text;
  new (require('node:vm').SourceTextModule)(code, { identifier: '[module]' });
`;

/**
 * The file and line of an error of syntax, of which Node.js tells no place where the file is a module. Another process
 * parses it again: what this needs of Node.js is not switched on, and would warn, where handlers run.
 *
 * @param message what the error says; undefined comes back where the file has another error or none
 */
export function syntaxPlace(file: string, message: string): string | undefined {
  const { stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--experimental-vm-modules', '--eval', parser, extname(file)],
    { input: textOf(file), env: {}, encoding: 'utf8', timeout },
  );
  const line = /^\[module\]:(\d+)$/m.exec(stderr)?.[1];
  const isSame = stderr.includes(`\nSyntaxError: ${message}\n`);
  return line !== undefined && isSame ? excerptOf(`${file}:${line}`, 500) : undefined;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
