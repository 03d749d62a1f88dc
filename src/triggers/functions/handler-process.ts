/**
 * The inside of a process that runs one Lambda handler, one event at a time. Its process.env is the function's. What it
 * does follows Lambda's Node.js runtime: the handler answers by a promise or by its callback, events and answers are
 * JSON text, and a handler that does neither ends when nothing is left to wait for.
 */

import { flushCompileCache } from 'node:module';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isNativeError } from 'node:util/types';
import { endGroup } from './end-group.ts';
import { errorPlace } from './error-place.ts';
import { excerptOf } from './excerpt.ts';
import { startGuard } from './handler-guard.ts';
import { reportLoads } from './handler-loads.ts';
import { capturePrinted } from './handler-output.ts';
import type { Invocation, Settling } from './handler-protocol.ts';
import { type LambdaContext, lambdaContext } from './lambda-context.ts';
import { mostAnswerBytes } from './lambda-limits.ts';
import { loadHint, noHandler } from './load-hint.ts';
import type { HandlerOutcome, ProcessMessage } from './process-message.ts';
import { syntaxPlace } from './syntax-place.ts';
import { textLines } from './text-lines.ts';

/** How much of an error is told, in characters: more than is shown or recorded of it. */
const mostOfError = 4_096;
/** The message stands in the stack before the places. */
const mostOfStack = 20_000;

type Callback = (error: unknown, answer?: unknown) => void;
type Handler = (event: unknown, context: LambdaContext, callback: Callback) => unknown;

// What handlers and what they import may replace is taken before they are loaded.
const { parse, stringify } = JSON;
const { exit, pid } = process;
const later = setTimeout;

// What `startHandler` has opened. No channel of Node's own: what others write to that throws in the service.
const channel = new Socket({ fd: 3, readable: true, writable: true });
const write: (text: string, written: () => void) => unknown = channel.write.bind(channel);

const say = (message: ProcessMessage, said: () => void = () => {}) => write(`${stringify(message)}\n`, said);

const [file = '', cache = ''] = process.argv.splice(2);
// It is the service's, and nothing that Lambda has.
if (process.env.NODE_COMPILE_CACHE === cache) delete process.env.NODE_COMPILE_CACHE;

// Nobody listens any more once it is closed; what the handler has started ends too.
channel.on('error', () => {}).on('close', () => endGroup(pid));
// Supervisors, and terminals on Windows, tell the service and this process at once; the service decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
process.on('uncaughtException', error =>
  say({ kind: 'broke', message: messageOf(error), at: placeOf(error) }, () => exit(1)),
);

const output = capturePrinted((stream, text) => say({ kind: 'printed', stream, text }));
const guard = startGuard(Number(process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE));
/** An error of syntax is in the file that was loaded last: each is read as soon as it is loaded. */
let lastLoaded = file;
reportLoads((path, version) => {
  lastLoaded = path;
  say({ kind: 'loads', file: path, version });
});

// Work that has its purpose; it may take long.
guard.watch();
const loading = load().then(
  handler => ({ handler }),
  (error: unknown) => ({
    reason: `${nameOf(error)}: ${messageOf(error)}`,
    at: placeOf(error) ?? (error instanceof SyntaxError ? syntaxPlace(lastLoaded, error.message) : undefined),
    hint: loadHint(error),
  }),
);

void loading.then(() => {
  guard.rest();
  say({ kind: 'ready' });
  // The process is killed in the end, which keeps nothing by itself.
  flushCompileCache();
});

const lines = textLines(line => {
  const order: Invocation | Settling = parse(line);
  if (!('settleMilliseconds' in order)) return void work(order);
  // Timers run in the order in which they are due, however loaded the machine is: those that are due before end the
  // process before it says so.
  later(() => say({ kind: 'outlived' }), order.settleMilliseconds);
});
channel.setEncoding('utf8').on('data', lines);

async function work(invocation: Invocation): Promise<void> {
  say({ kind: 'takesUp' });
  output.begin();
  guard.watch();
  const outcome = await invoke(invocation);
  guard.rest();
  say({ kind: 'ended', outcome });
}

async function load(): Promise<Handler> {
  // Lambda's own form: the file's name, a full stop, the name of the export.
  const name = process.env._HANDLER?.split('.').at(-1) ?? 'handler';
  const module = await import(pathToFileURL(file).href);
  const handler: unknown = module[name] ?? module.default?.[name];
  if (typeof handler === 'function') return handler as Handler; // any function can be called so; Lambda does
  throw noHandler(process.env._HANDLER ?? name, handler, { ...Object(module.default), ...module });
}

async function invoke(invocation: Invocation): Promise<HandlerOutcome> {
  const loaded = await loading;
  if ('reason' in loaded) return { kind: 'unloadable', ...loaded };
  let answer: unknown;
  try {
    answer = await run(loaded.handler, invocation);
  } catch (error) {
    return { kind: 'threw', message: messageOf(error), at: placeOf(error) };
  }
  try {
    const json = stringify(answer) ?? 'null';
    const bytes = Buffer.byteLength(json);
    return bytes > mostAnswerBytes ? { kind: 'tooLarge', bytes } : { kind: 'answered', json };
  } catch (error) {
    return { kind: 'unserialisable', reason: messageOf(error) };
  }
}

function run(handler: Handler, invocation: Invocation): Promise<unknown> {
  const context = lambdaContext(process.env, invocation);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  // Without a call of the callback, the answer is null once there is nothing left to wait for.
  let settle = () => resolve(null);
  let called = false;

  const answered = handler(parse(invocation.event), context, (error, answer) => {
    if (called) return;
    called = true;
    settle = () => (error === undefined || error === null ? resolve(answer) : reject(error));
    if (error || !context.callbackWaitsForEmptyEventLoop) settle();
    // Not before the channel is let go, which would be among what is open.
    else process.nextTick(tellWhatIsOpen);
  });
  if (answered instanceof Object && 'then' in answered && typeof answered.then === 'function') {
    return Promise.resolve(answered);
  }

  // With the channel let go, `beforeExit` tells that the handler waits for nothing any more.
  const idle = () => settle();
  process.once('beforeExit', idle);
  channel.unref();
  return promise.finally(() => {
    process.off('beforeExit', idle);
    channel.ref();
  });
}

function tellWhatIsOpen(): void {
  say({ kind: 'holdsBack', open: [...new Set(process.getActiveResourcesInfo())] });
}

function nameOf(error: unknown): string {
  return isNativeError(error) ? textOf(() => error.name) : 'Error';
}

function messageOf(error: unknown): string {
  return textOf(() => (error instanceof Object && 'message' in error ? error.message : error));
}

function placeOf(error: unknown): string | undefined {
  if (!(error instanceof Object && 'stack' in error)) return undefined;
  const stack = textOf(() => error.stack, mostOfStack);
  return errorPlace(stack, join(import.meta.dirname, '/'));
}

/** The beginning of it: what is thrown may be of any length, and need be no text. */
function textOf(read: () => unknown, most = mostOfError): string {
  try {
    return excerptOf(String(read()), most);
  } catch {
    return 'an error that cannot be written as text';
  }
}
