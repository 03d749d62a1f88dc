import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { startFront } from '../mailbox/front.ts';

const program = fileURLToPath(new URL('../../bin/lifeguard.js', import.meta.url));

/** Where a run is: what it asks of the service or says to the mail server, before that arrives. */
export interface Moment {
  /** Matches an operation, the path of a page, or a command of IMAP, such as `A3 IDLE`. */
  readonly at: RegExp;
  /** Which of those that match. */
  readonly count?: number;
  /** Once the service has answered, before the run has the answer. */
  readonly isAnswered?: boolean;
}

/** What stands between a probe and what it speaks to. */
export interface Killer {
  /** Where it stands in front of the service. */
  readonly endpoint: string;
  /** The port at which it stands in front of the mail server. */
  readonly imapPort: number;
  /** Stands in front of this service from now on. */
  turnTo(target: string): void;
  /** Starts `lifeguard probe` in a process and kills it at that moment. Gives the signal that has ended it. */
  kill(moment: Moment, folder: string, ...args: readonly string[]): Promise<NodeJS.Signals | null>;
  /** Does something at each of these moments, one after the other, before what is sent then arrives. */
  when(...steps: readonly (readonly [at: RegExp, act: () => Promise<void>])[]): void;
  close(): Promise<void>;
}

/** What is waited for, and what is done then: `over` where nobody is left to be answered. */
interface Step extends Moment {
  readonly act: () => Promise<void> | 'over';
}

/** @param imapPort the port of the mail server, with TLS from the first byte */
export async function startKiller(imapPort: number): Promise<Killer> {
  let target = '';
  let steps: readonly Step[] = [];
  let met = 0;

  /** The moment that has come, if one has. */
  function come(said: string): Step | undefined {
    const [next, ...later] = steps;
    if (!next?.at.test(said)) return undefined;
    met += 1;
    if (met !== (next.count ?? 1)) return undefined;
    met = 0;
    steps = later;
    return next;
  }

  const http = createServer(async (request, response) => {
    const sent = await buffer(request);
    const moment = come(String(request.headers['x-amz-target'] ?? request.url));
    if (moment && !moment.isAnswered && (await moment.act()) === 'over') return;
    const answer = await handedOn(target, request, sent);
    const body = Buffer.from(await answer.arrayBuffer());
    if (moment?.isAnswered && (await moment.act()) === 'over') return;
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(body);
  });
  const imap = await startFront(imapPort, {
    at: line => (come(line)?.act() === 'over' ? 'end' : undefined),
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  // A server that listens on an address has one.
  const { port } = http.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    imapPort: imap.port,
    turnTo: other => {
      target = other;
    },
    kill: async (moment, folder, ...args) => {
      let child: ChildProcess | undefined;
      const act = () => {
        child?.kill('SIGKILL');
        return 'over' as const;
      };
      steps = [{ ...moment, act }];
      child = spawn(process.execPath, [program, 'probe', ...args], { cwd: folder, stdio: 'ignore' });
      const [, signal] = await once(child, 'exit');
      steps = [];
      met = 0;
      return signal;
    },
    when: (...given) => {
      steps = given.map(([at, act]) => ({ at, act }));
    },
    close: async () => {
      http.close();
      http.closeAllConnections();
      await imap.close();
    },
  };
}

function handedOn(target: string, { headers, method = 'GET', url }: IncomingMessage, sent: Buffer) {
  const operation = headers['x-amz-target'];
  return fetch(`${target}${url}`, {
    method,
    headers: {
      'content-type': headers['content-type'] ?? '',
      ...(operation && { 'x-amz-target': String(operation) }),
    },
    ...(sent.length > 0 && { body: sent }),
  });
}
