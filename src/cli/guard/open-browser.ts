import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openChromium } from '../../guard/chromium.ts';
import { findChromium } from '../../guard/find-chromium.ts';
import { loadHook } from '../../guard/hook.ts';
import { openJsdom } from '../../guard/jsdom.ts';
import type { Browse, Patience } from '../../guard/visit.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';

/** What the command line says of the browser. */
export interface BrowserChoice {
  readonly fast: boolean;
  readonly browser: string | undefined;
  readonly hook: string | undefined;
  readonly allowedOrigins: readonly string[];
  readonly noSandbox: boolean;
  /** Whether the page is a folder, or on this machine. */
  readonly isOwn: boolean;
  /** Milliseconds. */
  readonly wait: number;
  /** How many the machine has. */
  readonly cores: number;
}

/** Opens what runs the page: jsdom, or a Chromium of this machine. @throws NotReached if there is none */
export async function openBrowser(
  { fast, browser, hook, allowedOrigins, wait, noSandbox, isOwn, cores }: BrowserChoice,
  terminal: Terminal,
): Promise<Browse> {
  const patience: Patience = { load: 15_000, quiet: wait };
  const file = hook === undefined ? undefined : resolve(terminal.directory, hook);
  const loaded = file === undefined ? undefined : await hookIn(file);
  if (fast && browser !== undefined) throw new UsageProblem('--fast and --browser exclude each other.');
  if (fast && !isOwn) {
    throw new UsageProblem(
      '--fast runs the scripts of the page in this process: it takes a folder, or a page on this machine.',
    );
  }
  if (fast) {
    await installed('jsdom');
    return openJsdom({ patience, hook: file, threads: cores });
  }
  await installed('playwright-core');
  const program = browser ?? findChromium(terminal.environment, process.platform);
  if (program === undefined) {
    throw new NotReached('No Chromium was found: install one, name it with --browser, or use --fast.');
  }
  try {
    return await openChromium({
      program,
      patience,
      hook: loaded,
      allowedOrigins,
      mayDoWithoutSandbox: isOwn || noSandbox,
      environment: terminal.environment,
    });
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    // The driver's own name for it says nothing.
    throw new NotReached(`${program} did not start: ${first.replace(/^browserType\.launch: /, '')}`);
  }
}

async function hookIn(file: string) {
  if (!existsSync(file)) throw new UsageProblem(`--hook: there is no file ${file}.`);
  try {
    return await loadHook(file);
  } catch (error) {
    throw new UsageProblem(`--hook: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The browsers are no dependencies: who runs no guard needs none. */
async function installed(name: 'jsdom' | 'playwright-core'): Promise<void> {
  try {
    import.meta.resolve(name);
  } catch {
    throw new NotReached(`guard needs ${name} here: npm install --save-dev ${name}`);
  }
}
