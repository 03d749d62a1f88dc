import { excerptOf } from './excerpt.ts';
import type { EndpointFunction } from './function-config.ts';
import { functionErrorIn } from './function-error.ts';
import type { Outcome } from './handler-protocol.ts';
import type { HandlerRunner } from './handler-runner.ts';
import { mostAnswerBytes } from './lambda-limits.ts';
import { printLogTail } from './log-tail.ts';
import { outcomeOfAnswer } from './remote-answer.ts';

/**
 * Hands events to what speaks Lambda's Invoke API at an address: `sam local start-lambda`, the runtime interface
 * emulator, LocalStack.
 */
export function endpointRunner(config: EndpointFunction, fetch: typeof globalThis.fetch): HandlerRunner {
  const { endpoint, functionName } = config;
  const name = encodeURIComponent(functionName);
  const address = `${endpoint.replace(/\/+$/, '')}/2015-03-31/functions/${name}/invocations`;
  // `sam local start-lambda` refuses to be asked for the log (observed), and takes no query.
  let asksForLog = true;
  const closing = new AbortController();

  return {
    async attempt(invocation, limit, print) {
      const late = AbortSignal.timeout(limit);
      const signal = AbortSignal.any([late, closing.signal]);
      const post = () =>
        fetch(address, {
          method: 'POST',
          redirect: 'error',
          headers: {
            'content-type': 'application/json',
            'x-amz-invocation-type': 'RequestResponse',
            ...(asksForLog && { 'x-amz-log-type': 'Tail' }),
          },
          body: invocation.event,
          signal,
        });
      try {
        let response = await post();
        if (response.status === 501 && asksForLog) {
          await response.body?.cancel();
          asksForLog = false;
          response = await post();
        }
        printLogTail(response.headers.get('x-amz-log-result'), print);
        return await outcomeOf(response, address);
      } catch (error) {
        return late.aborted
          ? { kind: 'late', milliseconds: limit }
          : { kind: 'unreachable', address, reason: reasonOf(error) };
      }
    },
    async end() {
      closing.abort(new Error('the service is closing'));
    },
  };
}

async function outcomeOf(response: Response, address: string): Promise<Outcome> {
  const payload = await textOf(response);
  if (typeof payload === 'number') return { kind: 'tooLarge', bytes: payload };
  // The emulator answers 502 where the function's process has ended (observed).
  if (response.ok || (response.status === 502 && isFunctionError(payload))) {
    const isError = response.headers.has('x-amz-function-error') || !response.ok;
    return outcomeOfAnswer({ payload, isError });
  }
  const given = response.headers.get('x-amzn-errortype')?.split(':', 1)[0];
  const code = given ?? (response.status === 404 ? 'ResourceNotFoundException' : 'ServiceException');
  const reason = excerptOf(`${response.status} ${payload}`.trim());
  return { kind: 'refused', address, code, reason };
}

/** The body as text; the number of bytes that have come where there are more than an answer may have. */
async function textOf({ body }: Response): Promise<string | number> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostAnswerBytes) return bytes;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function isFunctionError(payload: string): boolean {
  try {
    return functionErrorIn(JSON.parse(payload)) !== undefined;
  } catch {
    return false;
  }
}

/** What `fetch` throws says nothing; what it was caused by does. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  // A name that has several addresses fails for each of them, in an error of no words.
  const [first = cause] = cause instanceof AggregateError ? cause.errors : [];
  return excerptOf(first instanceof Error ? first.message : String(first));
}
