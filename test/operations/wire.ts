import assert from 'node:assert/strict';
import { api } from '../../src/model/api.ts';
import type { OperationName, Output } from '../../src/model/operation.ts';
import {
  type CallEvent,
  type Lifeguard,
  type LifeguardOptions,
  startLifeguard,
} from '../../src/testing/index.ts';
import { undeclared } from './declared-errors.ts';
import { leaked, secretsIn } from './secrets.ts';

/** An answer as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** What the recorder kept of the call. */
  readonly event: CallEvent;
}

/** A failure as the client, the owner of the machine and the recorder see it. */
export interface Shown {
  readonly type: string;
  readonly message: string | null;
  readonly cause: string;
  /** Members that the facts must have, with these values. */
  readonly facts?: CallEvent['cause'] extends infer C | undefined
    ? C extends { facts: infer F }
      ? Partial<F>
      : never
    : never;
}

/** A Lifeguard spoken to by plain HTTP, and held to what holds for every call when it stops. */
export interface Wire extends Lifeguard {
  call(operation: OperationName, input: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Calls, and asserts that it succeeds. */
  ok<N extends OperationName>(operation: N, input: object): Promise<Output<N>>;
  /** Calls, and asserts how it fails: on the wire, in the header of local mode, and in the recorder. */
  refused(operation: OperationName, input: object, shown: Shown): Promise<CallEvent>;
  /** What went wrong inside, and what trigger modules printed. */
  readonly logged: readonly string[];
}

/** Starts one. @see {@link Wire} */
export async function startWire(options: LifeguardOptions): Promise<Wire> {
  const logged: string[] = [];
  const secrets = new Set<string>();
  const errors: string[] = [];
  const lifeguard = await startLifeguard({ ...options, log: line => logged.push(line) });
  const { endpoint, region, events } = lifeguard;
  for (const pool of lifeguard.pools) {
    for (const secret of secretsIn(pool)) secrets.add(secret);
  }

  const call: Wire['call'] = async (operation, input, headers = {}) => {
    for (const secret of secretsIn(input)) secrets.add(secret);
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `${api.targetPrefix}.${operation}`,
        'x-amz-date': '20261121T000000Z',
        authorization: `AWS4-HMAC-SHA256 Credential=local/20261121/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=00`,
        ...headers,
      },
      body: JSON.stringify(input),
    });
    const text = await response.text();
    if (response.status === 200)
      for (const secret of secretsIn(JSON.parse(text || '{}'))) secrets.add(secret);
    else errors.push(text, JSON.stringify([...response.headers]));
    const requestId = response.headers.get('x-amzn-requestid');
    const event = events.all({ operation }).find(kept => kept.requestId === requestId);
    assert.ok(event, `the recorder has no call ${requestId}`);
    return { status: response.status, text, headers: response.headers, event };
  };

  return {
    ...lifeguard,
    logged,
    call,
    async ok(operation, input) {
      const { status, text, event } = await call(operation, input);
      assert.deepEqual(
        [status, event.outcome],
        [200, 'ok'],
        `${operation}: ${text} ${JSON.stringify(event.cause)} ${logged.at(-1)}`,
      );
      return JSON.parse(text || '{}');
    },
    async refused(operation, input, shown) {
      const { status, text, headers, event } = await call(operation, input);
      const { type, message } = shown;
      assert.deepEqual(JSON.parse(text), { __type: type, ...(message !== null && { message }) });
      assert.equal(status, 400);
      assert.equal(headers.get('x-amzn-errortype'), `${type}:`);
      assert.equal(headers.get('x-lifeguard-cause'), shown.cause);
      assert.deepEqual([event.outcome, event.error], ['failed', { type, message }]);
      assert.equal(event.cause?.id, shown.cause);
      assert.deepEqual({ ...event.cause.facts, ...shown.facts }, event.cause.facts);
      return event;
    },
    async stop() {
      const kept = await (await fetch(`${endpoint}/_lifeguard/events?limit=10000`)).text();
      await lifeguard.stop();
      assert.deepEqual(undeclared(events.all()), []);
      assert.deepEqual(leaked(secrets, { recorder: [kept], log: logged, errors }), []);
    },
  };
}
