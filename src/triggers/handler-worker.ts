import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FunctionConfig } from './function-config.ts';
import type { Invocation, Outcome, ThreadMessage } from './handler-protocol.ts';
import { lambdaEnvironment, memoryMegabytes } from './lambda-environment.ts';

/** A running copy of a function: one thread, one event at a time. */
export interface HandlerWorker {
  /** False once the thread has ended, whoever ended it. */
  readonly alive: boolean;
  /** Gives the handler one event; ends the thread if there is no outcome within `limit` milliseconds. */
  invoke(invocation: Invocation, limit: number): Promise<Outcome>;
  end(): Promise<void>;
}

// The thread's file has this one's extension: .ts as a source, .js once built.
const threadFile = new URL(`./handler-thread${extname(import.meta.url)}`, import.meta.url);

/** Starts a function's thread; its code begins to load at once. */
export function startHandler(
  name: string,
  config: FunctionConfig,
  log: (line: string) => void,
): HandlerWorker {
  let alive = true;
  let settle: ((outcome: Outcome) => void) | undefined;

  const worker = new Worker(threadFile, {
    name,
    workerData: config.handler,
    env: lambdaEnvironment(name, config),
    argv: [],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
  });
  worker.on('message', (message: ThreadMessage) => {
    if ('log' in message) log(message.log);
    else settle?.(message.outcome);
  });
  worker.on('error', (error: Error & { code?: string }) => {
    alive = false;
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
      settle?.({ kind: 'exited', reason: 'Runtime exited with error: signal: killed' });
    } else if (settle) settle({ kind: 'threw', message: error.message });
    else log(`ended by an error between two events: ${error.message}`);
  });
  worker.on('exit', code => {
    alive = false;
    settle?.({ kind: 'exited', reason: exitReason(code) });
  });
  // The limit's timer keeps the process up while an event is worked on; a warm worker must not. A listener
  // for messages would undo it, so it comes last.
  worker.unref();

  return {
    get alive() {
      return alive;
    },
    async invoke(invocation, limit) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      settle = resolve;
      const timer = setTimeout(() => resolve({ kind: 'late' }), limit);
      worker.postMessage(invocation);
      const outcome = await promise;
      clearTimeout(timer);
      settle = undefined;
      if (outcome.kind === 'late') await end();
      return outcome;
    },
    end,
  };

  async function end(): Promise<void> {
    alive = false;
    await worker.terminate();
  }
}

/** Lambda's words for a process that ended by itself. */
function exitReason(code: number): string {
  return code === 0
    ? 'Runtime exited without providing a reason'
    : `Runtime exited with error: exit status ${code}`;
}
