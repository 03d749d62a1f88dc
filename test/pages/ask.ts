import { request } from 'node:http';

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with exactly these headers, also such as a browser would set and `fetch` would not let through. */
export function ask(
  origin: string,
  path: string,
  options: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { ...options, agent: false }, response => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** One server-sent event. */
export interface SentEvent {
  readonly id: string;
  readonly name: string;
  readonly data: string;
}

/** Opens a stream of server-sent events and gives them one by one; `ready` resolves once it stands. */
export async function openStream(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ next(): Promise<SentEvent>; close(): void }> {
  const closing = new AbortController();
  const response = await fetch(`${origin}${path}`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: closing.signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`no stream: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
          const [id, name, data] = [field('id'), field('event'), field('data')];
          if (id !== undefined && name !== undefined && data !== undefined) return { id, name, data };
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error('the stream has ended');
        text += value;
      }
    },
    close: () => closing.abort(),
  };
}
