import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { queryAnswer } from './query-answer.ts';

/** What a stand-in answers to one call: an object as JSON, or an error by its name. */
export type StandInAnswer = object | StandInError | typeof hangUp;

/** In place of an answer: the connection ends. */
export const hangUp = { hangsUp: true } as const;

/** An error as AWS services answer it. */
export interface StandInError {
  readonly error: string;
  readonly message?: string;
  readonly status?: number;
}

/** A call that came in. */
export interface StandInCall {
  /** The operation of the JSON and query protocols, or `GET /path` of a REST one. */
  readonly name: string;
  /** The body, empty where there is none. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** AWS at the network's edge: answers calls as it is told, and keeps which were made. */
export interface StandIn extends AsyncDisposable {
  readonly origin: string;
  readonly calls: readonly StandInCall[];
}

/**
 * Starts a stand-in. Answers go by the name of the call: `DescribeUserPool` for services of the JSON and query protocols,
 * `GET /2015-03-31/functions/one/configuration` for the others. What it does not know it does not serve.
 */
export async function startStandIn(
  answers: Readonly<Record<string, StandInAnswer | ((call: StandInCall) => StandInAnswer)>>,
): Promise<StandIn> {
  const calls: StandInCall[] = [];
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://stand-in').pathname);
    const input = await inputOf(request);
    const isQuery = typeof input.Action === 'string';
    const ofRest = isQuery ? String(input.Action) : `${request.method} ${path}`;
    const name = target === '' ? ofRest : (target.split('.')[1] ?? target);
    const call = { name, input };
    calls.push(call);
    const known = answers[name] ?? { error: 'UnknownOperationException', message: name };
    const answer = typeof known === 'function' ? known(call) : known;
    if (answer === hangUp) {
      response.destroy();
      return;
    }
    const isError = 'error' in answer;
    const error: Partial<StandInError> = isError ? answer : {};
    if (isQuery) {
      response.writeHead(isError ? (error.status ?? 400) : 200, { 'content-type': 'text/xml' });
      response.end(queryAnswer(name, answer));
      return;
    }
    response.writeHead(isError ? (error.status ?? 400) : 200, {
      'content-type': 'application/x-amz-json-1.1',
      ...(isError && { 'x-amzn-errortype': error.error }),
    });
    response.end(JSON.stringify(isError ? { __type: error.error, message: error.message ?? '' } : answer));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port of TCP.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    calls,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function inputOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
