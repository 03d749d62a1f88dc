import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a fake endpoint answers a call with. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the answer waits for; `never` for ever. */
  readonly until?: Promise<void>;
  /** Closes the connection without an answer. */
  readonly drops?: boolean;
}

/** A call that reached a fake endpoint. */
export interface SeenCall {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
}

/** A server at the edge of the network that stands for a region's endpoint and writes down what reaches it. */
export interface FakeEndpoint {
  readonly url: string;
  readonly calls: SeenCall[];
  /** What the next calls are answered with, by operation. */
  readonly answers: Map<string, FakeAnswer>;
  close(): Promise<void>;
}

export const requestId = '6d0d8a66-1f0b-4e52-9a43-0c6c0fbc1a11';

/** For answers that do not come. */
export const never = new Promise<void>(() => {});

/** An error answer in the form of the service. */
export function failing(type: string, message: string, more: Partial<FakeAnswer> = {}): FakeAnswer {
  const { headers = {}, ...rest } = more;
  return {
    status: 400,
    headers: { 'x-amzn-errortype': `${type}:`, 'x-amzn-errormessage': message, ...headers },
    body: JSON.stringify({ __type: type, message }),
    ...rest,
  };
}

const good: ReadonlyMap<string, FakeAnswer> = new Map([
  ['ConfirmForgotPassword', { body: '{}' }],
  [
    'ForgotPassword',
    {
      body: '{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"t***@e***"}}',
    },
  ],
]);

/** Starts a fake endpoint with the CORS headers of the service. */
export async function startFakeEndpoint(): Promise<FakeEndpoint> {
  const calls: SeenCall[] = [];
  const answers = new Map<string, FakeAnswer>();
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'POST');
      response.setHeader(
        'access-control-allow-headers',
        request.headers['access-control-request-headers'] ?? '',
      );
      return response.end();
    }
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const body = Buffer.concat(await request.toArray()).toString();
    calls.push({ operation, input: JSON.parse(body), headers: request.headers });
    const answer = answers.get(operation) ?? good.get(operation) ?? { status: 400, body: '{}' };
    await answer.until;
    if (answer.drops) return request.socket.destroy();
    response.setHeader(
      'access-control-expose-headers',
      'x-amzn-RequestId,x-amzn-ErrorType,x-lifeguard-cause',
    );
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': requestId,
      ...answer.headers,
    });
    return response.end(answer.body ?? good.get(operation)?.body);
  });
  return { url: await listen(server), calls, answers, close: () => shut(server) };
}

/** Listens on a free port of the loopback address and gives the base URL. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

/** Stops a server and ends what it has open. */
export function shut(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(resolve => server.close(() => resolve()));
}
