import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { systemRandom } from '../../src/pool/random.ts';
import type { PostPorts } from '../../src/probe/alert/post.ts';

/** A request as a service got it. */
export interface Got {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body, where it is JSON. */
  readonly json: unknown;
}

interface Given {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A service at the edge of the network, that keeps what it got. */
export interface StandIn {
  readonly url: string;
  readonly requests: readonly Got[];
  /** What it answers next, in turn; 200 after them. */
  readonly answer: (...answers: readonly Given[]) => void;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

/** Starts a service on this machine. */
export async function startStandIn(): Promise<StandIn> {
  let requests: Got[] = [];
  let answers: Given[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, body, json: jsonOf(body) });
    const { status, headers: given = {}, body: said = '' } = answers.shift() ?? { status: 200 };
    response.writeHead(status, given).end(said);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    get requests() {
      return requests;
    },
    answer: (...next) => void answers.push(...next),
    reset: () => {
      requests = [];
      answers = [];
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The outside, in which waiting takes no time: what was waited for is kept. */
export function postPorts(waits: number[] = []): PostPorts {
  return {
    fetch,
    random: systemRandom,
    now: () => Date.UTC(2026, 4, 1, 12, 30),
    wait: async milliseconds => void waits.push(milliseconds),
  };
}
