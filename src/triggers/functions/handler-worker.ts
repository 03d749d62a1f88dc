import { fileVersion } from './file-version.ts';
import type { ModuleFunction } from './function-config.ts';
import { type Ended, startChild } from './handler-child.ts';
import type { Invocation, Outcome } from './handler-protocol.ts';
import type { Print } from './handler-runner.ts';
import { printedRecords } from './printed-records.ts';
import type { ProcessMessage } from './process-message.ts';

/**
 * A running copy of a function: one process, one event at a time. It is a process and not a thread, since a thread that
 * runs out of memory or aborts takes the whole service with it.
 */
export interface HandlerWorker {
  /** False once the process has ended or was told to. */
  readonly alive: boolean;
  /** Whether it has begun with the event that it was given last: one that has just died cannot. */
  readonly hasTakenUp: boolean;
  /** Whether the files that it has loaded are as they were. */
  isCurrent(): boolean;
  /**
   * Gives the handler one event, once its code is loaded; ends the process if there is no outcome within `limit`
   * milliseconds, unless it is still loading.
   */
  invoke(invocation: Invocation, limit: number, print: Print): Promise<Outcome>;
  /** Waits until it has outlived what its handler has left behind, for that long, or has ended. */
  settle(milliseconds: number): Promise<void>;
  end(): Promise<void>;
}

/** How much longer a process may take to say that, in milliseconds: one that works on after its answer is ended before. */
const longestSettling = 10_000;

/** How long its code may take to load, in milliseconds: then it is ended, lest one that loops goes on for ever. */
const longestLoading = 30_000;

const stillLoading =
  'The function had not begun: its code was still loading, which goes on while Cognito tries again. Import less, and ' +
  'do at the first event what need not be done before.';

/** How many files of one function are watched for changes. */
const mostFiles = 2_000;

/**
 * Starts a function's process; its code begins to load at once.
 *
 * @param log takes what is printed between two events
 */
export function startHandler(name: string, config: ModuleFunction, log: Print): HandlerWorker {
  let alive = true;
  let hasTakenUp = false;
  let hasServed = false;
  /** Why there is no answer yet, where that is known. */
  let hint: string | undefined;
  let outlived = () => {};
  let running: { readonly settle: (outcome: Outcome) => void; readonly print: Print } | undefined;
  const files = new Map([[config.handler, fileVersion(config.handler)]]);
  const { promise: ready, resolve: becomeReady } = Promise.withResolvers<void>();
  const loadTimer = setTimeout(() => void end(), longestLoading).unref();
  const { promise: ended, resolve: reportEnd } = Promise.withResolvers<void>();
  const print: Print = record => (running?.print ?? log)(record);
  const records = printedRecords(print);
  const child = startChild(name, config, {
    hear,
    misused: reason => print({ text: `… its process is ended: ${reason}` }),
    ended: finish,
  });

  function hear(message: ProcessMessage): void {
    if (message.kind === 'takesUp') takeUp();
    else if (message.kind === 'ready') {
      clearTimeout(loadTimer);
      becomeReady();
    } else if (message.kind === 'outlived') outlived();
    else if (message.kind === 'holdsBack') hint = holdingBack(message.open);
    else if (message.kind === 'printed') records.take(message.stream, message.text);
    else if (message.kind === 'loads' && files.size < mostFiles) files.set(message.file, message.version);
    else if (message.kind === 'ended') {
      hasServed = true;
      settle(message.outcome);
    } else if (message.kind === 'broke' && alive) {
      alive = false;
      if (isBetweenEvents())
        log({ text: `ended by an error between two events: ${message.message}`, isEnd: true });
      settle({ kind: 'threw', message: message.message, at: message.at });
    }
  }

  /** What comes after it, even at once, is no more of this event: neither what is printed nor an end of the process. */
  function settle(outcome: Outcome): void {
    records.flush();
    running?.settle(outcome);
    running = undefined;
  }

  /** Once for each event: what it says of it, and prints, counts anew. */
  function takeUp(): void {
    if (!running || hasTakenUp) return;
    hasTakenUp = true;
    records.begin();
    child.renew();
  }

  function finish(outcome: Ended): void {
    records.flush();
    if (alive && isBetweenEvents()) log({ text: `ended between two events: ${outcome.reason}`, isEnd: true });
    alive = false;
    settle(outcome);
    reportEnd();
  }

  /** One that has served dies of what an earlier event has left behind, until it takes up the next. */
  function isBetweenEvents(): boolean {
    return !running || (hasServed && !hasTakenUp);
  }

  async function end(): Promise<void> {
    alive = false;
    clearTimeout(loadTimer);
    child.kill();
    // The end of it is waited for even where nothing else keeps the service up.
    child.ref();
    await ended;
  }

  return {
    get alive() {
      return alive;
    },
    get hasTakenUp() {
      return hasTakenUp;
    },
    isCurrent: () => [...files].every(([file, version]) => fileVersion(file) === version),
    async invoke(invocation, limit, print) {
      const { promise, resolve } = Promise.withResolvers<Outcome>();
      // What was begun after the last answer is none of this event's.
      records.flush();
      const own = { settle: resolve, print };
      let isGiven = false;
      running = own;
      hasTakenUp = false;
      hint = stillLoading;
      const timer = setTimeout(() => settle({ kind: 'late', milliseconds: limit, hint }), limit);
      void ready.then(() => {
        if (running !== own) return;
        isGiven = true;
        hint = undefined;
        child.give(invocation);
      });
      const outcome = await promise;
      clearTimeout(timer);
      // As in Lambda, where a start goes on after Cognito has given up, and the next attempt meets a function that is up.
      if (outcome.kind === 'late' && isGiven) await end();
      return outcome;
    },
    async settle(milliseconds) {
      const { promise, resolve } = Promise.withResolvers<void>();
      outlived = resolve;
      const timer = setTimeout(resolve, milliseconds + longestSettling);
      child.give({ settleMilliseconds: milliseconds });
      await Promise.race([promise, ended]);
      clearTimeout(timer);
    },
    end,
  };
}

function holdingBack(open: readonly string[]): string {
  const what = open.length === 0 ? 'what it leaves open' : `what it leaves open (${open.join(', ')})`;
  return (
    `The handler has called its callback; ${what} holds the answer back. Close it, make the handler async, or set ` +
    'context.callbackWaitsForEmptyEventLoop to false.'
  );
}
