import { createPlaces } from '../places.ts';
import { awsRunner } from './aws-runner.ts';
import { endpointRunner } from './endpoint-runner.ts';
import type { FunctionConfig } from './function-config.ts';
import type { Invocation, Outcome } from './handler-protocol.ts';
import type { HandlerRunner, Print } from './handler-runner.ts';
import { moduleRunner } from './module-runner.ts';

/** How often Cognito invokes a function that does not answer in time, in all (documented). */
const attemptLimit = 3;

/** How long Lambda keeps an asynchronous event that no place is free for: six hours (documented), in milliseconds. */
const longestQueued = 6 * 60 * 60_000;

/** What a function may take at most (documented); one that runs elsewhere keeps its own limit below it, in seconds. */
const longestSeconds = 900;

/** How a function is run. */
export interface LambdaOptions {
  /** How long the caller waits for one attempt. */
  readonly limitMilliseconds: number;
  /** How many events it works on at a time. */
  readonly concurrency: number;
  /** How many more may wait: a handler that hangs must not gather all calls that come meanwhile. */
  readonly mostWaiting: number;
  /** Takes what is printed where the call does not say who takes it. */
  readonly log: Print;
  /** How endpoints are reached; the platform's own where absent. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What came of invoking a function, with what a caller needs to tell why. */
export interface Invoked {
  readonly outcome: Outcome;
  readonly attempts: number;
}

/** The limit that ends a run: the caller's, or the function's own. */
type Limit = Extract<Outcome, { kind: 'late' | 'overran' }>;

/** A function that can be invoked. */
export interface LambdaFunction {
  /** Takes no longer than three attempts may, the wait for a place among them. */
  invoke(event: Pick<Invocation, 'event' | 'requestId' | 'arn'>, print?: Print): Promise<Invoked>;
  /**
   * As Lambda's asynchronous invocation: a run that fails in whatever way is tried twice again (documented), at once
   * where Lambda waits for a minute and for two.
   */
  invokeLater(event: Pick<Invocation, 'event' | 'requestId' | 'arn'>, print?: Print): Promise<Invoked>;
  /**
   * Waits until what its handler has left behind, for so many milliseconds, has shown whether its processes survive it.
   * Ends of them are printed.
   */
  settle(milliseconds: number): Promise<void>;
  /** Ends what runs; whoever waits for it is told that it has ended. */
  end(): Promise<void>;
}

/** Makes a function from its configuration. */
export function createLambdaFunction(
  name: string,
  config: FunctionConfig,
  options: LambdaOptions,
): LambdaFunction {
  const milliseconds = ('handler' in config ? (config.timeoutSeconds ?? 5) : longestSeconds) * 1000;
  const own: Limit = { kind: 'overran', milliseconds };
  const callers: Limit = { kind: 'late', milliseconds: options.limitMilliseconds };
  const shorter = own.milliseconds < callers.milliseconds ? own : callers;
  const runner = runnerOf(name, config, options);
  const places = createPlaces(options.concurrency, options.mostWaiting);
  let closed = false;

  async function attempt(
    invocation: Invocation,
    deadline: number,
    print: Print,
    limit: Limit,
  ): Promise<Outcome> {
    const left = () => Math.max(0, Math.ceil(deadline - performance.now()));
    if (!(await places.take(left()))) return { kind: 'throttled', waiting: places.waiting };
    try {
      if (closed) return { kind: 'exited', reason: 'Runtime exited without providing a reason' };
      const outcome = await runner.attempt(invocation, Math.min(limit.milliseconds, left()), print);
      return outcome.kind === 'late' ? { ...limit, hint: outcome.hint } : outcome;
    } finally {
      places.free();
    }
  }

  return {
    async invoke(event, print = options.log) {
      const deadline = performance.now() + attemptLimit * shorter.milliseconds;
      for (let attempts = 1; ; attempts += 1) {
        const outcome = await attempt({ ...event, milliseconds }, deadline, print, shorter);
        const again = outcome.kind === 'late' && attempts < attemptLimit;
        if (!again) return { outcome, attempts };
      }
    },
    async invokeLater(event, print = options.log) {
      for (let attempts = 1; ; attempts += 1) {
        const deadline = performance.now() + longestQueued;
        const outcome = await attempt({ ...event, milliseconds }, deadline, print, own);
        if (outcome.kind === 'answered' || closed || attempts === attemptLimit) return { outcome, attempts };
      }
    },
    async settle(milliseconds) {
      await runner.settle?.(milliseconds);
    },
    async end() {
      closed = true;
      await runner.end();
    },
  };
}

function runnerOf(
  name: string,
  config: FunctionConfig,
  { log, fetch = globalThis.fetch }: LambdaOptions,
): HandlerRunner {
  if ('endpoint' in config) return endpointRunner(config, fetch);
  return 'arn' in config ? awsRunner(config) : moduleRunner(name, config, log);
}
