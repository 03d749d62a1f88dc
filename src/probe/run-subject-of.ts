import type { RunSubject } from './run.ts';

/** What is told of a subject: its names, and none of its secrets. */
export function runSubjectOf(subject: RunSubject): RunSubject {
  const { poolId, poolName, clientId, clientName, userNumber } = subject;
  return {
    ...{ poolId, poolName },
    ...(clientId !== undefined && { clientId }),
    ...(clientName !== undefined && { clientName }),
    ...(userNumber !== undefined && { userNumber }),
  };
}
