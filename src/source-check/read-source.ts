import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type ParserOptions, parse } from '@babel/parser';
import { readCode } from './code.ts';
import { sizeOf } from './list-files.ts';
import { type Page, pageName, readPage, templateName } from './page.ts';
import type { Source } from './source.ts';

/** Why a file was not read. */
export type WhyNotRead =
  | 'over 1 MB'
  | 'minified'
  | 'not text'
  | 'no permission'
  | 'a symbolic link'
  | 'syntax error'
  | 'nested too deep';

/** A file that was not read. */
export interface NotReadFile {
  readonly file: string;
  readonly why: WhyNotRead;
  /** Of a syntax error: where, and what the parser says. */
  readonly line?: number;
  readonly says?: string;
}

/** More is no source that somebody wrote. */
const mostBytes = 1024 * 1024;

const scripts = /\.[cm]?[jt]sx?$/i;

/** Whether a file is of a language that is read. */
export function isReadable(path: string): boolean {
  return (scripts.test(path) && !/\.d\.[cm]?ts$/i.test(path)) || pageName.test(path);
}

/**
 * Reads and parses one file. Undefined where it says none of the words that the rules look for: it is not parsed then.
 */
export async function readSource(
  folder: string,
  path: string,
  mentions: (text: string) => boolean,
): Promise<Source | NotReadFile | undefined> {
  const size = await sizeOf(folder, path);
  if (size === undefined) return undefined;
  if (size === 'link') return { file: path, why: 'a symbolic link' };
  if (size > mostBytes) return { file: path, why: 'over 1 MB' };
  const bytes = await readFile(join(folder, path)).catch(() => undefined);
  if (!bytes) return { file: path, why: 'no permission' };
  const text = textOf(bytes);
  if (text === undefined) return { file: path, why: 'not text' };
  if (!mentions(text)) return undefined;
  if (isMinified(path, text)) return { file: path, why: 'minified' };
  try {
    return pageName.test(path) ? pageOf(path, text) : sourceOf(path, text, text);
  } catch (error) {
    return notRead(path, error);
  }
}

function pageOf(path: string, text: string): Source {
  const { page, scripts } = readPage(text);
  return sourceOf(path, text, templateName.test(path) ? '' : scripts, page);
}

function sourceOf(path: string, text: string, script: string, page?: Page): Source {
  const code = readCode(parse(script, optionsFor(path, script)));
  return { path, text, code, ...(page && { page }) };
}

function optionsFor(path: string, script: string): ParserOptions {
  const extension = extname(path).toLowerCase();
  const isTyped = /^\.[cm]?tsx?$/.test(extension);
  const hasTags = !isTyped || extension === '.tsx';
  const isFlow = !isTyped && /@flow\b/.test(script.slice(0, 2_000));
  return {
    sourceType: 'unambiguous',
    errorRecovery: true,
    attachComment: false,
    allowAwaitOutsideFunction: true,
    allowReturnOutsideFunction: true,
    allowImportExportEverywhere: true,
    allowNewTargetOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    plugins: [
      'decorators-legacy',
      ...(isTyped ? (['typescript'] as const) : []),
      ...(hasTags ? (['jsx'] as const) : []),
      ...(isFlow ? (['flow'] as const) : []),
    ],
  };
}

/** UTF-8, without zero bytes; undefined for what is no text. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lines that nobody wrote: a long one without a gap, or long ones on average. */
function isMinified(path: string, text: string): boolean {
  if (/[.-]min\.[cm]?js$/i.test(path)) return true;
  if (pageName.test(path)) return false;
  const lines = text.split('\n');
  return (
    text.length > 10_000 && (text.length / lines.length > 500 || lines.some(line => line.length > 20_000))
  );
}

function notRead(file: string, error: unknown): NotReadFile {
  // A parser that goes down by recursion runs out of stack.
  if (error instanceof RangeError) return { file, why: 'nested too deep' };
  if (!(error instanceof SyntaxError)) throw error;
  const says = error.message.replace(/\s*\(\d+:\d+\)$/, '').slice(0, 120);
  const line = lineIn(error);
  return { file, why: 'syntax error', says, ...(line !== undefined && { line }) };
}

function lineIn(error: object): number | undefined {
  if (!('loc' in error) || typeof error.loc !== 'object' || error.loc === null) return undefined;
  return 'line' in error.loc && typeof error.loc.line === 'number' ? error.loc.line : undefined;
}
