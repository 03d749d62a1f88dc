import * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import { regionOf } from '../pool/pool.ts';
import { printable } from '../pool/printable.ts';
import { boundedCall, longestCall } from './bounded-call.ts';
import { clientSettings } from './client-settings.ts';
import { failedRead } from './failed-read.ts';
import { createMemo, type Memo } from './memo.ts';
import { NotRead } from './not-read.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import type { ServiceQuestion } from './service-question.ts';

/** The most pages that are read of one list: far more than any quota lets it have. */
const mostPages = 1_000;

/** Sends one command. */
export type Send<T> = (client: Sdk.CognitoIdentityProviderClient) => Promise<T>;

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | undefined;
}

/** How user pools are asked. */
export interface CognitoCalls {
  readonly memo: Memo;
  /** The client of a region, for calls that are told in another way. */
  clientOf(region: string): Sdk.CognitoIdentityProviderClient;
  /** One call, at its pace, with its failure told in our words. */
  call<T>(question: ServiceQuestion, send: Send<T>): Promise<T>;
  /**
   * One call about a pool, made once.
   *
   * @param of of what in the pool, and what else tells the call from others
   */
  ofPool<T>(poolId: string, action: string, send: Send<T>, of?: readonly string[]): Promise<T>;
  /** A list of a pool, from all pages, made once. */
  pagesOf<T>(
    poolId: string,
    action: string,
    what: string,
    read: (client: Sdk.CognitoIdentityProviderClient, token: string | undefined) => Promise<Page<T>>,
  ): Promise<readonly T[]>;
}

/**
 * The calls through which pools are read; each that is made once is remembered.
 *
 * @param shown what becomes of each answer: made fit for a terminal, unless texts must be had as they are
 */
export function createCognitoCalls(
  outside: Outside,
  pace: Pace,
  shown: <T>(answer: T) => T = printable,
): CognitoCalls {
  const memo = createMemo();
  const clients = new Map<string, Sdk.CognitoIdentityProviderClient>();
  const clientOf = (region: string) => {
    const settings = () => clientSettings(outside, 'COGNITO_IDENTITY_PROVIDER', region);
    const client = clients.get(region) ?? new Sdk.CognitoIdentityProviderClient(settings());
    clients.set(region, client);
    return client;
  };
  const call: CognitoCalls['call'] = async (question, send) => {
    const { region, action } = question;
    const bounded = () =>
      boundedCall(clientOf(region), AbortSignal.timeout(longestCall(outside.target)), send);
    const answer = await pace(action, bounded).catch(error => {
      throw failedRead(error, question, outside);
    });
    return shown(answer);
  };
  const ofPool: CognitoCalls['ofPool'] = (poolId, action, send, [of, ...more] = []) =>
    memo(JSON.stringify([action, poolId, of, ...more]), () => {
      const what = of === undefined ? `the pool ${poolId}` : `${of} of the pool ${poolId}`;
      return call({ region: regionOf(poolId), action: `cognito-idp:${action}`, of: what }, send);
    });
  return {
    memo,
    clientOf,
    call,
    ofPool,
    pagesOf: (poolId, action, what, read) =>
      memo(`${action} ${poolId}`, () =>
        allPages(`cognito-idp:${action}`, token =>
          ofPool(
            poolId,
            action,
            client => read(client, token),
            token === undefined ? [] : [`a page of ${what}`, token],
          ),
        ),
      ),
  };
}

/**
 * All items of a list, page by page.
 *
 * @throws NotRead where it does not end
 */
export async function allPages<T>(
  action: string,
  read: (token: string | undefined) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { items, next } = await read(token);
    all.push(...items);
    if (next === undefined || next === '') return all;
    if (next === token) break;
    token = next;
  }
  throw new NotRead({ kind: 'refused', action, error: 'pages without an end' });
}
