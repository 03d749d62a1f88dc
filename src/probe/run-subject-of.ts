import type { RunSubject } from './run.ts';

/** What is told of a subject: its names, and none of its secrets. */
export function runSubjectOf({ poolId, poolName, clientId, clientName }: RunSubject): RunSubject {
  return {
    ...{ poolId, poolName },
    ...(clientId !== undefined && { clientId }),
    ...(clientName !== undefined && { clientName }),
  };
}
