import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bucket at the edge of the network, which speaks the two calls of S3 that a mailbox makes. */
export interface S3StandIn {
  readonly endpoint: string;
  readonly put: (key: string, body: string, at: number) => void;
  /** What was asked, as `GET /bucket/key`. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** @param refuse a status and an error's code that everything is answered with */
export async function startS3(refuse?: readonly [status: number, code: string]): Promise<S3StandIn> {
  const objects = new Map<string, { readonly body: Buffer; readonly at: number }>();
  let sorted: [string, { readonly body: Buffer; readonly at: number }][] | undefined;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://s3');
    const key = decodeURIComponent(url.pathname.replace(/^\/[^/]+\/?/, ''));
    asked.push(`${request.method} ${url.pathname}`);
    const object = objects.get(key);
    const xml = (status: number, body: string) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`);
    const error = (status: number, code: string) =>
      xml(status, `<Error><Code>${code}</Code><Message>secret</Message></Error>`);
    if (refuse) error(...refuse);
    else if (url.searchParams.get('list-type') === '2') xml(200, listed(url.searchParams));
    else if (!object) error(404, 'NoSuchKey');
    else {
      const [, last = ''] = /^bytes=0-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      response.writeHead(206).end(object.body.subarray(0, Number(last) + 1));
    }
  });
  /** A thousand keys at a time, in the order of their names. */
  function listed(query: URLSearchParams): string {
    const after = query.get('continuation-token') ?? '';
    sorted ??= [...objects].sort(([a], [b]) => (a < b ? -1 : 1));
    const fitting = sorted.filter(([key]) => key.startsWith(query.get('prefix') ?? '') && key > after);
    const page = fitting.slice(0, 1_000);
    const more = fitting.length > page.length;
    const contents = page.map(
      ([key, { body, at }]) =>
        `<Contents><Key>${key}</Key><LastModified>${new Date(at).toISOString()}</LastModified><Size>${body.length}</Size></Contents>`,
    );
    const token = more ? `<NextContinuationToken>${page.at(-1)?.[0]}</NextContinuationToken>` : '';
    return `<ListBucketResult><IsTruncated>${more}</IsTruncated>${token}${contents.join('')}</ListBucketResult>`;
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on an address has one.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    put: (key, body, at) => {
      objects.set(key, { body: Buffer.from(body), at });
      sorted = undefined;
    },
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
