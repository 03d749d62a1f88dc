import { mock } from 'node:test';
import { cognitoUserPoolsTokenProvider } from '@aws-amplify/auth/cognito';
import { Amplify, ConsoleLogger } from '@aws-amplify/core';
import type { Lifeguard } from '../../src/testing/index.ts';
import { type BigClass, makeQuick } from './quick-powers.ts';

/** A pool and the app client that the app is built with. */
export interface BuiltFor {
  readonly pool: string;
  readonly client: string;
}

// The class of its numbers, of which it has no types for others: those of BigClass are what it has.
const numbers: { default: BigClass } = await import(
  new URL('providers/cognito/utils/srp/BigInteger/BigInteger.mjs', import.meta.resolve('@aws-amplify/auth'))
    .href
);
makeQuick(numbers.default);

// It warns of each endpoint that is not Amazon's.
ConsoleLogger.LOG_LEVEL = 'ERROR';

// It waits three minutes for a sign-up to be confirmed, by a timer that would keep the process of the tests alive.
const { setTimeout } = globalThis;
mock.method(globalThis, 'setTimeout', (run: () => void, delay?: number) => {
  const timer = setTimeout(run, delay);
  return delay === 180_000 ? timer.unref() : timer;
});

/**
 * Opens an app on a device of its own: nobody is signed in, nothing is remembered. Amplify keeps one app for the whole
 * process, so the one that was open before is gone. Opened with what `kept` holds, it is the same device again.
 */
export function openApp(
  { endpoint }: Pick<Lifeguard, 'endpoint'>,
  { pool, client }: BuiltFor,
  kept: Map<string, string> = new Map(),
): void {
  const Auth = { Cognito: { userPoolId: pool, userPoolClientId: client, userPoolEndpoint: endpoint } };
  Amplify.configure({ Auth }, { Auth: { tokenProvider: cognitoUserPoolsTokenProvider } });
  cognitoUserPoolsTokenProvider.setAuthConfig(Auth);
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    getItem: async key => kept.get(key) ?? null,
    setItem: async (key, value) => {
      kept.set(key, value);
    },
    removeItem: async key => {
      kept.delete(key);
    },
    clear: async () => kept.clear(),
  });
}
