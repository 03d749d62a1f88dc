import type { Outcome } from './handler-protocol.ts';
import { isTooDeep } from './is-too-deep.ts';

/** An error of a function as Lambda hands it on. */
export interface FunctionError {
  readonly errorMessage: string;
  readonly errorType: string | undefined;
}

/** What Lambda's own errors of a function come to, by their type (documented, observed of the emulator). */
const byType: ReadonlyMap<string, (message: string) => Outcome> = new Map([
  ['Runtime.ExitError', exited],
  ['Runtime.ImportModuleError', unloadable],
  ['Runtime.HandlerNotFound', unloadable],
  ['Runtime.MalformedHandlerName', unloadable],
  ['Runtime.UserCodeSyntaxError', unloadable],
]);

/** The error in a payload; undefined where it is none. */
export function functionErrorIn(payload: unknown): FunctionError | undefined {
  if (typeof payload !== 'object' || payload === null || !('errorMessage' in payload)) return undefined;
  const { errorMessage } = payload;
  const errorType = 'errorType' in payload ? payload.errorType : undefined;
  return {
    errorMessage: textOf(errorMessage),
    errorType: typeof errorType === 'string' ? errorType : undefined,
  };
}

/** What a handler throws need be no text. */
function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  return isTooDeep(message) ? 'an error that is nested too deeply' : JSON.stringify(message);
}

/** What became of an event whose function answered with an error. */
export function outcomeOfError({ errorMessage, errorType = '' }: FunctionError): Outcome {
  const overran = overrunIn(errorMessage);
  if (overran) return overran;
  return byType.get(errorType)?.(errorMessage) ?? { kind: 'threw', message: errorMessage };
}

/** Lambda tells of the function's own time limit in a sentence (documented), the emulator in that alone (observed). */
export function overrunIn(text: string): Outcome | undefined {
  const seconds = /Task timed out after (\d+(?:\.\d+)?) seconds/.exec(text)?.[1];
  return seconds === undefined ? undefined : { kind: 'overran', milliseconds: Number(seconds) * 1000 };
}

function exited(message: string): Outcome {
  return { kind: 'exited', reason: message.replace(/^RequestId: \S+ Error: /, '') };
}

function unloadable(reason: string): Outcome {
  return { kind: 'unloadable', reason };
}
