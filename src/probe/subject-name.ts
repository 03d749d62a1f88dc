import type { RunSubject } from './run.ts';

/** What is probed, for people: `web of staging`, or the pool alone; with `, user 2` where several are probed with it. */
export function subjectName({ poolName, clientName, userNumber }: RunSubject): string {
  const name = clientName === undefined ? poolName : `${clientName} of ${poolName}`;
  return userNumber === undefined ? name : `${name}, user ${userNumber}`;
}

/** The same from the widest on: `staging / web / user 2`. */
export function subjectPath({ poolName, clientName, userNumber }: RunSubject): string {
  const user = userNumber === undefined ? undefined : `user ${userNumber}`;
  return [poolName, clientName, user].filter(word => word !== undefined).join(' / ');
}
