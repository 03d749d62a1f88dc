import { fileURLToPath } from 'node:url';
import { type Facts, Failure } from '../../src/causes/cause.ts';
import type { PoolSettings } from '../../src/model/operation.ts';
import { systemClock } from '../../src/pool/clock.ts';
import type { Client, Pool } from '../../src/pool/pool.ts';
import type { TriggerNote } from '../../src/recorder/event.ts';
import { createTriggers } from '../../src/triggers/create-triggers.ts';
import type { FunctionConfig } from '../../src/triggers/functions/function-config.ts';
import type { TriggerCall } from '../../src/triggers/trigger.ts';

/** The address of a handler under test/triggers/handlers. */
export function fixture(file: string): string {
  return fileURLToPath(new URL(`./handlers/${file}`, import.meta.url));
}

/** The ARN of a function of the tests. */
export function arnOf(name: string): string {
  return `arn:aws:lambda:us-east-1:657033058608:function:${name}`;
}

/** A pool with the settings that a test is about. */
export function poolWith(settings: PoolSettings): Pool {
  const key = { kid: 'kid', privatePem: '', publicJwk: {} };
  return {
    id: 'us-east-1_n8gO6SbP6',
    region: 'us-east-1',
    settings,
    local: { resetCodeBinding: 'client', resetRequestsPerHour: 5, resetAttemptsPerHour: 5, issuer: 'aws' },
    keys: { id: key, access: key },
    createdAt: 0,
    modifiedAt: 0,
  };
}

/** An app client of that pool. */
export const client: Client = {
  id: '6sjjnkaeagnqgkmbl1mr5rtfsr',
  poolId: 'us-east-1_n8gO6SbP6',
  settings: {},
  secrets: [],
  createdAt: 0,
  modifiedAt: 0,
};

/** The request of a message trigger as production sends it. */
export const messageRequest = {
  userAttributes: {
    sub: '64684428-c021-7049-51b0-d218e66ffecd',
    'cognito:user_status': 'CONFIRMED',
    email_verified: 'true',
    email: 'test-staging@thephenom.app',
  },
  codeParameter: '{####}',
  linkParameter: '{##Click Here##}',
  usernameParameter: null,
};

/** One function under the name `fn`, the triggers that run it, and what it printed. */
export function runnerOf(
  handler: string,
  options: Partial<FunctionConfig> & {
    limitMilliseconds?: number;
    concurrency?: number;
    mostWaiting?: number;
  } = {},
) {
  const { limitMilliseconds, concurrency, mostWaiting, ...config } = options;
  const lines: string[] = [];
  const triggers = createTriggers({
    functions: new Map([['fn', { handler, environment: {}, region: 'us-east-1', ...config }]]),
    clock: systemClock,
    random: { uuid: () => '7e9c1c3e-6f0b-4b9a-9d2f-0c9a3b1d5e77' },
    log: (name, line) => lines.push(`${name}: ${line}`),
    ...(limitMilliseconds === undefined ? {} : { limitMilliseconds }),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(mostWaiting === undefined ? {} : { mostWaiting }),
  });
  return { triggers, lines };
}

/** A call of the pool's CustomMessage trigger, served by the function `fn`, unless the test says otherwise. */
export function callOf(changes: Partial<TriggerCall> = {}): TriggerCall & { notes: TriggerNote[] } {
  return {
    pool: poolWith({ LambdaConfig: { CustomMessage: arnOf('fn') } }),
    client,
    source: 'CustomMessage_ForgotPassword',
    userName: '64684428-c021-7049-51b0-d218e66ffecd',
    sdkVersion: 'aws-sdk-js-3.1169.0',
    request: messageRequest,
    ...changes,
    notes: [],
  };
}

/** The call with `clientMetadata`, by which the fixtures are told what to do. */
export function callWith(clientMetadata: Record<string, string>, changes: Partial<TriggerCall> = {}) {
  return callOf({ ...changes, request: { ...messageRequest, ...changes.request, clientMetadata } });
}

/** The cause that a promise fails with, as plain values to compare. */
export async function causeOf(
  running: Promise<unknown>,
): Promise<{ id: string; type: string; shown: string | null; facts: Facts }> {
  const error = await running.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Failure)) throw error;
  return { id: error.cause.id, type: error.type, shown: error.shown, facts: error.facts };
}
