import type { ModuleFunction } from './function-config.ts';
import type { Outcome } from './handler-protocol.ts';
import type { HandlerRunner, Print } from './handler-runner.ts';
import { type HandlerWorker, startHandler } from './handler-worker.ts';
import { unloadableText } from './unloadable-text.ts';

/** How long processes of a busy time stay beside the last one, and how long that stays; each takes some 50 MB. */
const restMilliseconds = 10_000;
const lastRestMilliseconds = 10 * 60_000;

/**
 * Runs a module of this machine. Processes are started as they are needed and kept warm; code is read anew when a file
 * that it was loaded from has changed.
 */
export function moduleRunner(name: string, config: ModuleFunction, log: Print): HandlerRunner {
  const running = new Set<HandlerWorker>();
  const idle: HandlerWorker[] = [];
  let shrinking: NodeJS.Timeout | undefined;
  let leaving: NodeJS.Timeout | undefined;
  /** Why the code did not load when it was tried last. */
  let unloadable: string | undefined;

  /** A process that waits; one may have died of what its handler left behind, or have loaded what has changed. */
  function warm(): HandlerWorker | undefined {
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.alive && worker.isCurrent()) return worker;
      void end(worker);
    }
    return undefined;
  }

  function start(): HandlerWorker {
    const worker = startHandler(name, config, log);
    running.add(worker);
    return worker;
  }

  function rest(worker: HandlerWorker): void {
    idle.push(worker);
    clearTimeout(leaving);
    leaving = setTimeout(shrinkTo, lastRestMilliseconds, 0).unref();
    if (idle.length > 1) shrinking ??= setTimeout(shrinkTo, restMilliseconds, 1).unref();
  }

  function shrinkTo(kept: number): void {
    clearTimeout(shrinking);
    shrinking = undefined;
    for (const unused of idle.splice(kept)) void end(unused);
  }

  async function end(worker: HandlerWorker): Promise<void> {
    running.delete(worker);
    await worker.end();
  }

  async function invoke(
    worker: HandlerWorker,
    ...[invocation, limit, print]: Parameters<HandlerRunner['attempt']>
  ): Promise<Outcome> {
    const outcome = await worker.invoke(invocation, limit, print);
    const reason = outcome.kind === 'unloadable' ? unloadableText(outcome) : undefined;
    // Once for each fault: calls are retried, and apps try again.
    if (reason !== undefined && reason !== unloadable)
      log({ text: `${config.handler} does not load: ${reason}` });
    unloadable = reason;
    // Code that does not load is tried anew each time: what it imports may have been mended.
    if (worker.alive && outcome.kind !== 'unloadable') rest(worker);
    else void end(worker);
    return outcome;
  }

  return {
    async attempt(...event) {
      const worker = warm();
      const outcome = worker && (await invoke(worker, ...event));
      // What an earlier event has left behind may end a process as it is given the next one, which is not to suffer.
      const isDone = worker?.hasTakenUp || outcome?.kind === 'late';
      return outcome && isDone ? outcome : invoke(start(), ...event);
    },
    async settle(milliseconds) {
      await Promise.all([...running].map(worker => worker.settle(milliseconds)));
    },
    async end() {
      clearTimeout(shrinking);
      clearTimeout(leaving);
      await Promise.all([...running].map(end));
    },
  };
}
