import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the handler `sends.mjs` posts: the event that it got, and the code as each keyring has opened it. */
export interface Sent {
  readonly event: {
    readonly triggerSource: string;
    readonly version: string;
    readonly region: string;
    readonly userPoolId: string;
    readonly userName: string;
    readonly callerContext: { readonly awsSdkVersion: string; readonly clientId: string };
    readonly request: {
      readonly type: string;
      readonly code: string | null;
      readonly clientMetadata: Readonly<Record<string, string>> | null;
      readonly userAttributes: Readonly<Record<string, string>>;
    };
  };
  readonly opened: readonly { readonly text: string; readonly context: Readonly<Record<string, string>> }[];
}

/** Stands for a provider of messages. */
export interface Outbox {
  readonly url: string;
  /** All that was posted, oldest first. */
  readonly sent: readonly Sent[];
  stop(): Promise<void>;
}

/** Starts one on a free port of loopback. */
export async function startOutbox(): Promise<Outbox> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port, so that its address is no path.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
