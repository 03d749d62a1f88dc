import type { Known, KnownCall, KnownClient, KnownPool, MailedLink } from '../../src/causes/known.ts';

/** When all of these tests take place. */
export const now: number = Date.parse('2026-05-19T12:00:00Z');

/** What is known before anybody has told anything. */
export const nothing: Known = {
  now,
  errors: [],
  links: [],
  addresses: [],
  tokens: [],
  calls: [],
  answers: [],
  logs: [],
  pools: [],
};

/** @param members what is told, over nothing */
export function known(members: Partial<Known>): Known {
  return { ...nothing, ...members };
}

/** A call by CloudTrail. @param minutes how long ago */
export function call(operation: string, minutes: number, members: Partial<KnownCall> = {}): KnownCall {
  return { seenIn: 'CloudTrail', operation, at: now - minutes * 60_000, outcome: 'ok', ...members };
}

/** A call that was refused. */
export function refused(
  operation: string,
  type: string,
  minutes: number,
  members: Partial<KnownCall> = {},
): KnownCall {
  return call(operation, minutes, { outcome: 'failed', error: { type }, ...members });
}

/** A reset link as it should be. */
export function link(members: Partial<MailedLink> = {}): MailedLink {
  return {
    scheme: 'https:',
    host: 'www.example.com',
    path: '/reset-password/',
    code: 'six digits',
    clientId: 'clienta',
    poolId: 'us-east-1_PoolOne',
    user: 'as it should be',
    parameters: ['code', 'email', 'cid', 'pid'],
    length: 120,
    ...members,
  };
}

/** A pool of pools.yaml with two app clients. */
export function pool(members: Partial<KnownPool> = {}, client: Partial<KnownClient> = {}): KnownPool {
  return {
    from: 'pools.yaml',
    id: 'us-east-1_PoolOne',
    hasAllClients: true,
    clients: [
      { id: 'clienta', name: 'web', ...client },
      { id: 'clientb', name: 'mobile' },
    ],
    ...members,
  };
}
