import { statSync } from 'node:fs';
import type { FunctionConfig } from './function-config.ts';
import type { Invocation, Outcome } from './handler-protocol.ts';
import { type HandlerWorker, startHandler } from './handler-worker.ts';

/** How often Cognito invokes a function that does not answer in time, in all (documented). */
const attemptLimit = 3;

/** How long workers of a busy time stay beside the one that is always kept; each takes 10 to 20 MB. */
const restMilliseconds = 10_000;

/** How a function is run. */
export interface LambdaOptions {
  /** How long the caller waits for one attempt. */
  readonly limitMilliseconds: number;
  /** How many events it works on at a time. */
  readonly concurrency: number;
  /** How many more may wait: a handler that hangs must not gather all calls that come meanwhile. */
  readonly mostWaiting: number;
  readonly log: (line: string) => void;
}

/** What came of invoking a function, with what a caller needs to tell why. */
export interface Invoked {
  readonly outcome: Outcome;
  readonly attempts: number;
}

/** A function that can be invoked. Workers are started as they are needed and kept warm. */
export interface LambdaFunction {
  /**
   * The function's own limit in milliseconds where that is shorter than the caller's, and so strikes first.
   */
  readonly ownLimit: number | undefined;
  invoke(event: Pick<Invocation, 'event' | 'requestId' | 'arn'>): Promise<Invoked>;
  end(): Promise<void>;
}

/** Makes a function from its configuration. Its code is read anew when the handler's file has changed. */
export function createLambdaFunction(
  name: string,
  config: FunctionConfig,
  options: LambdaOptions,
): LambdaFunction {
  const milliseconds = (config.timeoutSeconds ?? 5) * 1000;
  const ownLimit = milliseconds < options.limitMilliseconds ? milliseconds : undefined;
  const limit = ownLimit ?? options.limitMilliseconds;

  const running = new Set<HandlerWorker>();
  const idle: HandlerWorker[] = [];
  const waiting: (() => void)[] = [];
  let busy = 0;
  let version = '';
  let shrinking: NodeJS.Timeout | undefined;

  async function attempt(invocation: Invocation): Promise<Outcome> {
    if (busy >= options.concurrency) {
      if (waiting.length >= options.mostWaiting) return { kind: 'throttled', waiting: waiting.length };
      await new Promise<void>(resolve => waiting.push(resolve));
    } else busy += 1;
    try {
      return await invokeOne(invocation);
    } finally {
      // The place goes straight to who waits longest, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }

  async function invokeOne(invocation: Invocation): Promise<Outcome> {
    const current = versionOf(config.handler);
    if (current !== version) {
      version = current;
      for (const worker of idle.splice(0)) void end(worker);
    }
    const worker = warm() ?? start();
    const outcome = await worker.invoke(invocation, limit);
    // Code that does not load is tried anew each time: what it imports may have been mended.
    if (worker.alive && outcome.kind !== 'unloadable' && current === version) rest(worker);
    else void end(worker);
    return outcome;
  }

  /** A worker that waits; one may have died of what its handler left behind. */
  function warm(): HandlerWorker | undefined {
    while (idle.length > 0) {
      const worker = idle.pop();
      if (worker?.alive) return worker;
      if (worker) running.delete(worker);
    }
    return undefined;
  }

  function rest(worker: HandlerWorker): void {
    idle.push(worker);
    if (shrinking || idle.length === 1) return;
    shrinking = setTimeout(() => {
      shrinking = undefined;
      for (const unused of idle.splice(0, idle.length - 1)) void end(unused);
    }, restMilliseconds).unref();
  }

  function start(): HandlerWorker {
    const worker = startHandler(name, config, options.log);
    running.add(worker);
    return worker;
  }

  async function end(worker: HandlerWorker): Promise<void> {
    running.delete(worker);
    await worker.end();
  }

  return {
    ownLimit,
    async invoke(event) {
      for (let attempts = 1; ; attempts += 1) {
        const outcome = await attempt({ ...event, milliseconds });
        const again = outcome.kind === 'late' && ownLimit === undefined && attempts < attemptLimit;
        if (!again) return { outcome, attempts };
      }
    },
    async end() {
      clearTimeout(shrinking);
      await Promise.all([...running].map(end));
    },
  };
}

/** Changes whenever the file does; a missing file is told by the worker that tries to load it. */
function versionOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : 'missing';
}
