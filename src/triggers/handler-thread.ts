/**
 * The inside of a worker thread that runs one Lambda handler, one event at a time. Its process.env
 * is the function's. What it does follows Lambda's Node.js runtime: the handler answers by a
 * promise or by its callback, events and answers are JSON text, and a handler that does neither
 * ends when nothing is left to wait for.
 */

import { pathToFileURL } from 'node:url';
import { isNativeError } from 'node:util/types';
import { parentPort, workerData } from 'node:worker_threads';
import type { HandlerOutcome, Invocation, ThreadMessage } from './handler-protocol.ts';
import { type LambdaContext, lambdaContext } from './lambda-context.ts';

type Callback = (error: unknown, answer?: unknown) => void;
type Handler = (event: unknown, context: LambdaContext, callback: Callback) => unknown;

const port = parentPort;
if (!port) throw new Error('handler-thread runs in a worker thread only');
const say = (message: ThreadMessage) => port.postMessage(message);

// Printed records go the same way as the outcome, so that they arrive before it.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
    say({ log: String(chunk).replace(/\n$/, '') });
    const written = typeof encoding === 'function' ? encoding : done;
    if (typeof written === 'function') process.nextTick(written);
    return true;
  };
}

const loading = load(String(workerData)).then(
  handler => ({ handler }),
  (error: unknown) => ({ reason: `${nameOf(error)}: ${messageOf(error)}` }),
);

port.on('message', async (invocation: Invocation) => say({ outcome: await invoke(invocation) }));

async function load(file: string): Promise<Handler> {
  const module = await import(pathToFileURL(file).href);
  const handler: unknown = module.handler ?? module.default?.handler;
  if (typeof handler === 'function') return handler as Handler; // any function can be called so; Lambda does
  throw Object.assign(new Error(`${process.env._HANDLER} is undefined or not exported`), {
    name: 'Runtime.HandlerNotFound',
  });
}

async function invoke(invocation: Invocation): Promise<HandlerOutcome> {
  const loaded = await loading;
  if ('reason' in loaded) return { kind: 'unloadable', reason: loaded.reason };
  let answer: unknown;
  try {
    answer = await run(loaded.handler, invocation);
  } catch (error) {
    return { kind: 'threw', message: messageOf(error) };
  }
  try {
    return { kind: 'answered', json: JSON.stringify(answer) ?? 'null' };
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

  const answered = handler(JSON.parse(invocation.event), context, (error, answer) => {
    if (called) return;
    called = true;
    settle = () => (error === undefined || error === null ? resolve(answer) : reject(error));
    if (error || !context.callbackWaitsForEmptyEventLoop) settle();
  });
  if (answered instanceof Object && 'then' in answered && typeof answered.then === 'function') {
    return Promise.resolve(answered);
  }

  // With the port let go, `beforeExit` tells that the handler waits for nothing any more.
  const idle = () => settle();
  process.once('beforeExit', idle);
  port?.unref();
  return promise.finally(() => {
    process.off('beforeExit', idle);
    port?.ref();
  });
}

function nameOf(error: unknown): string {
  return isNativeError(error) ? error.name : 'Error';
}

function messageOf(error: unknown): string {
  if (isNativeError(error)) return error.message;
  const message = error instanceof Object && 'message' in error ? error.message : error;
  try {
    return String(message);
  } catch {
    return 'an error that cannot be written as text';
  }
}
