import { type Connection, openConnection } from './connection.ts';

/** What the load process is to do. */
export interface LoadJob {
  readonly port: number;
  readonly connections: number;
  /** Asked in this order, by whichever connection is free. */
  readonly requests: readonly Buffer[];
  /** `over and over` until the time is up; `once` ends earlier where all have been asked. */
  readonly repeat: 'over and over' | 'once';
  /** No request is begun after this; Infinity for as long as it takes. */
  readonly milliseconds: number;
  /** Whether the answers' bodies are wanted. */
  readonly keepAnswers: boolean;
}

/** What came of it. */
export interface LoadResult {
  /** How long it took, from the first request to the last answer. */
  readonly seconds: number;
  /** Milliseconds from request to answer, in the order of the requests. */
  readonly latencies: Float64Array;
  readonly answers: readonly string[];
  /** What the load process itself took of the processors. */
  readonly cpuSeconds: number;
}

/** Asks requests as fast as they are answered, over that many connections. Rejects with the first answer that is no 200. */
export async function runLoad(job: LoadJob): Promise<LoadResult> {
  const { requests, connections, keepAnswers } = job;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const open: Connection[] = [];
  for (let at = 0; at < connections; at += 1) open.push(await openConnection(job.port, reject));
  const latencies: number[] = [];
  const answers: string[] = [];
  const most = job.repeat === 'once' ? requests.length : Number.POSITIVE_INFINITY;
  let next = 0;
  let busy = 0;
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  let lastAt = startedAt;

  function ask(connection: Connection): void {
    const at = next;
    const request = requests[at % requests.length];
    if (!request || at >= most || lastAt - startedAt >= job.milliseconds) {
      if (busy === 0) resolve();
      return;
    }
    next += 1;
    busy += 1;
    const askedAt = performance.now();
    connection.ask(request, (status, body) => {
      lastAt = performance.now();
      latencies[at] = lastAt - askedAt;
      busy -= 1;
      if (status !== 200) return reject(new Error(`answer ${status}: ${body.toString()}`));
      if (keepAnswers) answers[at] = body.toString();
      ask(connection);
    });
  }

  try {
    for (const connection of open) ask(connection);
    await promise;
  } finally {
    for (const connection of open) connection.close();
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    seconds: (lastAt - startedAt) / 1_000,
    latencies: Float64Array.from(latencies),
    answers,
    cpuSeconds: (user + system) / 1e6,
  };
}
