import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { getCompileCacheDir } from 'node:module';
import { Socket } from 'node:net';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endGroup } from './end-group.ts';
import type { ModuleFunction } from './function-config.ts';
import type { Invocation, Settling } from './handler-protocol.ts';
import { lambdaEnvironment } from './lambda-environment.ts';
import { mostAnswerBytes, usualMemoryMegabytes } from './lambda-limits.ts';
import { type ProcessMessage, processMessage } from './process-message.ts';
import { textLines } from './text-lines.ts';

/** The process that runs a function's code, as its service holds it. */
export interface HandlerChild {
  give(order: Invocation | Settling): void;
  /** What it may say in all counts anew. */
  renew(): void;
  /** Ends it and what it has started. */
  kill(): void;
  /** Lets it keep the service up until it has ended; before, it does not. */
  ref(): void;
}

/** How a process ends. */
export type Ended =
  | { readonly kind: 'unloadable'; readonly reason: string }
  | { readonly kind: 'exited'; readonly reason: string; readonly hint: string | undefined };

/** What a process is listened to by. */
export interface ChildListener {
  hear(message: ProcessMessage): void;
  /** It is ended, for this reason: its handler has written where it has no business. */
  misused(reason: string): void;
  /** It has ended, and nothing is heard any more. */
  ended(outcome: Ended): void;
}

// The process's file has this one's extension: .ts as a source, .js once built.
const processFile = fileURLToPath(new URL(`./handler-process${extname(import.meta.url)}`, import.meta.url));

/**
 * How long what a process said last is waited for once it has ended, in milliseconds: what it has started may hold the
 * channel open.
 */
const closingMilliseconds = 100;

/**
 * How much a process may say for one event, in characters: an answer, which is doubled where it is all quotation marks,
 * with room to spare for what it prints and loads.
 */
const mostSaid = 2 * mostAnswerBytes + 4 * 1024 * 1024;

/**
 * Where the service keeps what Node.js made of its modules, with which a process starts in half the time; empty where it
 * keeps nothing.
 */
function compileCache(): string {
  const ofThisNode = getCompileCacheDir();
  return ofThisNode === undefined ? '' : dirname(ofThisNode);
}

/**
 * Starts a process and opens a channel to it, on which each side says lines of JSON. The channel is none of Node's own:
 * a handler can write to it, and what Node cannot read on its channel throws in the service.
 */
export function startChild(name: string, config: ModuleFunction, listener: ChildListener): HandlerChild {
  const { memoryMegabytes = usualMemoryMegabytes } = config;
  const folder = dirname(config.handler);
  const cache = compileCache();
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memoryMegabytes}`, processFile, config.handler, cache],
    {
      // A function that configures a cache has its own.
      env: { ...(cache !== '' && { NODE_COMPILE_CACHE: cache }), ...lambdaEnvironment(name, config) },
      // A pipe for both ways, which Windows calls so.
      stdio: ['ignore', 'ignore', 'ignore', 'overlapped'],
      // In a group of its own, so that what it starts ends with it; on Windows that would be a window.
      detached: process.platform !== 'win32',
      ...(existsSync(folder) && { cwd: folder }),
    },
  );
  // There is none where the system is out of file descriptors, which `error` tells.
  const pipe = child.stdio?.[3];
  const channel = pipe instanceof Socket ? pipe : undefined;

  /** Whether the service ends it; its channel is closed also where it ends by itself. */
  let isKilled = false;
  let left = mostSaid;
  const lines = textLines(line => {
    if (channel?.destroyed) return;
    const message = processMessage(line);
    if (message) listener.hear(message);
    else misused('the handler has written to file descriptor 3, which is not its own');
  });

  function kill(): void {
    isKilled = true;
    endWhatRuns();
  }

  function endWhatRuns(): void {
    // Once it is no more, its id may be another's.
    if (child.exitCode === null && child.signalCode === null) endAll();
  }

  function endAll(): void {
    if (child.pid !== undefined) endGroup(child.pid);
  }

  function misused(reason: string): void {
    listener.misused(reason);
    isKilled = true;
    channel?.destroy();
  }

  channel?.setEncoding('utf8').on('data', (part: string) => {
    left -= part.length;
    if (left < 0) misused('the handler has written too much to file descriptor 3, which is not its own');
    else lines(part);
  });
  // What cannot be given to a process that has ended is told by its exit. Without the channel, one is of no use.
  channel?.on('error', () => {}).on('close', endWhatRuns);
  child.on('error', error => listener.ended({ kind: 'unloadable', reason: error.message }));
  child.on('exit', (code, signal) => {
    endAll();
    const hint = !isKilled && memorySignals.has(signal) ? memoryHint(memoryMegabytes) : undefined;
    const end = () => listener.ended({ kind: 'exited', reason: exitReason(code, signal), hint });
    if (!channel || channel.closed) return end();
    // What has come meanwhile is read before an immediate.
    const closing = setTimeout(() => setImmediate(() => channel.destroy()), closingMilliseconds);
    channel.once('close', () => {
      clearTimeout(closing);
      end();
    });
  });
  child.unref();
  channel?.unref();

  return {
    give: order => void channel?.write(`${JSON.stringify(order)}\n`),
    renew() {
      left = mostSaid;
    },
    kill,
    ref: () => child.ref(),
  };
}

/** What ends a process whose heap is full, and one that the guard finds too large. */
const memorySignals: ReadonlySet<string | null> = new Set(['SIGABRT', 'SIGKILL']);

function memoryHint(megabytes: number): string {
  return `Unless its own code did that, it took more than its ${megabytes} MB: memoryMegabytes in pools.yaml gives it more.`;
}

/** Lambda's words for a process that ended by itself. */
function exitReason(code: number | null, signal: string | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${words[signal] ?? signal}`;
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
}

const words: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};
