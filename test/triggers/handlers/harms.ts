/** Does the harm that its request names; `none` answers the event. */
import { closeSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';

/** The channel on which its process speaks to the service. */
const channel = 3;

const kept: unknown[] = [];

const harms: Record<string, (event: object) => unknown> = {
  none: event => event,
  'loops for ever': () => {
    for (;;);
  },
  'searches for ever': () => /^(a+)+$/.test(`${'a'.repeat(60)}b`),
  'allocates strings': () => {
    for (;;) kept.push('x'.repeat(100_000) + kept.length);
  },
  'allocates one large array': () => {
    for (;;) kept.push(new Array(3e7).fill(1.5));
  },
  'allocates buffers': () => {
    for (;;) kept.push(Buffer.alloc(1e6, 1));
  },
  'allocates in microtasks': () => {
    const again = () => {
      void Promise.resolve({}).then(again);
      void Promise.resolve({}).then(again);
    };
    again();
    return new Promise(() => {});
  },
  'ends its process': () => process.exit(3),
  'aborts its process': () => process.abort(),
  'kills its process': () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  },
  'throws asynchronously': () => {
    setImmediate(() => {
      throw new Error('later');
    });
    return new Promise(() => {});
  },
  'prints megabytes': event => {
    for (let at = 0; at < 300; at += 1) console.log('x'.repeat(100_000));
    return event;
  },
  'prints for ever': () => {
    for (;;) console.log('and on');
  },
  'prints empty lines for ever': () => {
    for (;;) console.log();
  },
  'answers megabytes': event => ({ ...event, more: 'x'.repeat(7_000_000) }),
  'leaves timers and sockets': async event => {
    setInterval(() => {}, 1);
    await new Promise<void>(resolve => createServer().listen(0, '127.0.0.1', resolve));
    return event;
  },
  'fails after its answer': event => {
    setTimeout(() => {
      throw new Error('too late');
    });
    return event;
  },
  'works on after its answer': event => {
    setTimeout(() => {
      for (;;);
    });
    return event;
  },
  'exits after its answer': event => {
    setTimeout(() => process.exit(4));
    return event;
  },
  'changes its environment': event => {
    process.env.TZ = 'Asia/Tokyo';
    process.env.CHANGED = 'yes';
    process.chdir('/');
    return event;
  },
  'patches globals': event => {
    const broken = () => {
      throw new Error('patched');
    };
    JSON.parse = broken;
    JSON.stringify = broken;
    Object.assign(globalThis, { setTimeout: broken });
    console.log = broken;
    return event;
  },
  'patches prototypes': event => {
    Object.defineProperty(Object.prototype, 'kind', { value: 'patched', configurable: true, writable: true });
    Array.prototype.push = () => 0;
    return event;
  },
  'writes to the channel': () => {
    writeSync(channel, 'hello\n');
    return new Promise(() => {});
  },
  'writes to the channel and loops': () => {
    writeSync(channel, 'hello\n');
    for (;;);
  },
  'sends a handle of Node.js': () => {
    writeSync(channel, '{"cmd":"NODE_HANDLE","type":"none"}\n');
    return new Promise(() => {});
  },
  'says what no handler answers': () => {
    writeSync(channel, '{"kind":"ended","outcome":{"kind":"answered","json":"{"}}\n');
    return new Promise(() => {});
  },
  'closes the channel': () => {
    closeSync(channel);
    return new Promise(() => {});
  },
  'floods the channel': () => {
    for (;;) write('x'.repeat(1_000_000));
  },
  'floods the channel with what it prints': () => {
    const text = 'x'.repeat(100_000);
    for (;;) write(`${JSON.stringify({ kind: 'printed', stream: 'stdout', text })}\n`);
  },
  'floods the channel with errors': () => {
    for (;;) write(`${JSON.stringify({ kind: 'broke', message: 'again' })}\n`);
  },
  'takes its event up again and again': () => {
    const text = 'x'.repeat(1_000);
    const printed = JSON.stringify({ kind: 'printed', stream: 'stdout', text });
    for (;;) write(`{"kind":"takesUp"}\n${printed}\n`);
  },
};

/** Writes all of it to the channel, as its reader keeps up. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; ) {
    try {
      from += writeSync(channel, bytes, from);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

export async function handler(event: { request: { clientMetadata: { harm: string } } }) {
  return harms[event.request.clientMetadata.harm]?.(event);
}
