import { Worker } from 'node:worker_threads';
import { type Ephemeral, type Powers, PowersOverloaded } from './powers.ts';
import type { Random } from './random.ts';

/**
 * How many powers a worker is given at a time: one to make, the others so that it need not wait for the next.
 */
const inFlightLimit = 3;
/** How many powers may wait. At two cores this many take about two seconds. */
const queueLimit = 4096;
/** How many ephemerals are kept ready. */
const stockLimit = 64;
/** The empty base stands for the generator. */
const ofGenerator = new Uint8Array(0);
const options = {
  name: 'powers',
  // The process may have been started with flags that fit no worker.
  execArgv: [],
  // It needs next to no heap: its numbers are OpenSSL's.
  resourceLimits: { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 },
};

/** Beside this file, as TypeScript in the sources and as JavaScript in the package. */
const workerFile = new URL(`./powers-worker${import.meta.url.slice(-3)}`, import.meta.url);

interface Job {
  readonly message: Uint8Array;
  readonly resolve: (power: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What it was given and has not answered, oldest first. */
  readonly jobs: Job[];
}

/**
 * Makes powers on worker threads, at most eight. A thread is started when there is work for it, and
 * none keeps the process alive while it waits for work. Where a thread dies, its work is rejected
 * and the next work starts another.
 */
export function startPowers(random: Random, cores: number): Powers {
  const threads = new Set<Thread>();
  const threadLimit = Math.min(Math.max(cores, 1), 8);
  const queue: Job[] = [];
  const stock: Ephemeral[] = [];
  let restocking: 'not asked for' | 'waits' | 'under way' = 'not asked for';
  let closed = false;

  function startThread(): Thread {
    const worker = new Worker(workerFile, options);
    const thread: Thread = { worker, jobs: [] };
    function lose(reason: Error): void {
      threads.delete(thread);
      for (const job of thread.jobs.splice(0)) job.reject(reason);
      dispatch();
    }
    worker.on('message', (power: Uint8Array) => {
      const job = thread.jobs.shift();
      if (thread.jobs.length === 0) worker.unref();
      job?.resolve(power);
      dispatch();
      restockIfIdle();
    });
    worker.on('error', lose);
    worker.on('exit', () => lose(new Error('A thread that makes powers stopped.')));
    worker.unref();
    threads.add(thread);
    return thread;
  }

  function freestThread(): Thread | undefined {
    let freest: Thread | undefined;
    for (const thread of threads) {
      if (freest === undefined || thread.jobs.length < freest.jobs.length) freest = thread;
    }
    if (freest?.jobs.length !== 0 && threads.size < threadLimit) return startThread();
    return freest && freest.jobs.length < inFlightLimit ? freest : undefined;
  }

  function dispatch(): void {
    while (queue.length > 0) {
      const thread = freestThread();
      const job = thread && queue.shift();
      if (!job) return;
      thread.jobs.push(job);
      thread.worker.ref();
      thread.worker.postMessage(job.message);
    }
  }

  function make(exponent: Uint8Array, base: Uint8Array): Promise<Uint8Array> {
    if (closed) return Promise.reject(new Error('Powers were asked for after close.'));
    if (queue.length >= queueLimit)
      return Promise.reject(new PowersOverloaded('Too many powers wait to be made.'));
    const message = new Uint8Array(2 + exponent.length + base.length);
    message.set([exponent.length >> 8, exponent.length & 0xff]);
    message.set(exponent, 2);
    message.set(base, 2 + exponent.length);
    return new Promise((resolve, reject) => {
      queue.push({ message, resolve, reject });
      dispatch();
    });
  }

  async function makeEphemeral(): Promise<Ephemeral> {
    const exponent = random.bytes(32);
    return { exponent, power: await make(exponent, ofGenerator) };
  }

  /** One at a time and only while nothing else is wanted, so that stock never delays a sign-in for long. */
  function restockIfIdle(): void {
    const busy = queue.length > 0 || [...threads].some(thread => thread.jobs.length > 0);
    if (busy || closed || restocking !== 'waits' || stock.length >= stockLimit) return;
    restocking = 'under way';
    makeEphemeral().then(
      ephemeral => {
        stock.push(ephemeral);
        restocking = 'waits';
        restockIfIdle();
      },
      () => {
        // Whoever next needs one makes it then, and learns why it fails.
        restocking = 'not asked for';
      },
    );
  }

  return {
    ofGenerator: exponent => make(exponent, ofGenerator),
    async of(base, exponent) {
      if (base.every(byte => byte === 0)) return undefined;
      const power = await make(exponent, base);
      return power.length > 0 ? power : undefined;
    },
    async ephemeral() {
      if (restocking === 'not asked for') restocking = 'waits';
      const ephemeral = stock.pop();
      if (ephemeral === undefined) return makeEphemeral();
      restockIfIdle();
      return ephemeral;
    },
    async close() {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new Error('Powers were closed.'));
      await Promise.all([...threads].map(thread => thread.worker.terminate()));
    },
  };
}
