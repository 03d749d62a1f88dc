import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type LoadJob, type LoadResult, runLoad } from './load.ts';

/** A process of its own that asks requests, so that what it takes of the processors can be told from the service's. */
export interface LoadProcess {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

type Answer = { readonly result: LoadResult } | { readonly failure: string };

/** Starts it. */
export function startLoadProcess(): LoadProcess {
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced' });
  return {
    async run(job) {
      child.send(job);
      // The other end of this file sends nothing else.
      const [answer] = (await once(child, 'message')) as [Answer];
      if ('failure' in answer) throw new Error(answer.failure);
      return answer.result;
    },
    stop: () => child.disconnect(),
  };
}

if (process.send && process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', (job: LoadJob) => {
    runLoad(job).then(
      result => process.send?.({ result } satisfies Answer),
      (error: unknown) => process.send?.({ failure: String(error) } satisfies Answer),
    );
  });
}
