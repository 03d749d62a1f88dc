import { functionErrorIn, outcomeOfError, overrunIn } from './function-error.ts';
import type { Outcome } from './handler-protocol.ts';
import { mostAnswerBytes } from './lambda-limits.ts';

/** An answer to Lambda's Invoke API. */
export interface RemoteAnswer {
  readonly payload: string;
  /** Whether Lambda has marked it as an error of the function. */
  readonly isError: boolean;
}

/**
 * What became of an event that a function elsewhere was given. The runtime interface emulator marks no errors
 * (observed): they are told by their form, which no event has.
 */
export function outcomeOfAnswer({ payload, isError }: RemoteAnswer): Outcome {
  const bytes = Buffer.byteLength(payload);
  if (bytes > mostAnswerBytes) return { kind: 'tooLarge', bytes };
  const answer = parsed(payload);
  if (!answer) return overrunIn(payload) ?? { kind: 'notJson', bytes };
  const error = functionErrorIn(answer.value);
  if (error && (isError || error.errorType !== undefined)) return outcomeOfError(error);
  if (isError) return { kind: 'threw', message: 'undefined' };
  return { kind: 'answered', json: payload };
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
