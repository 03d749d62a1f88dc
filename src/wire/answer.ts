import { corsHeaders } from './cors.ts';
import type { WireRequest, WireResponse } from './message.ts';

/** What an answer needs beside its body. */
export interface Asked {
  readonly request: WireRequest;
  readonly requestId: string;
  readonly localMode: boolean;
}

/** An error as the client sees it. */
export interface ShownError {
  readonly type: string;
  /** Null where the service sends none. */
  readonly message: string | null;
  /** The id of the cause; undefined for a bug. */
  readonly cause: string | undefined;
}

/** Observed: every client fault is 400, whatever the model's HTTP traits say. */
const otherStatus: ReadonlyMap<string, number> = new Map([
  ['InternalErrorException', 500],
  ['InternalServerException', 500],
  ['RequestEntityTooLargeException', 413],
]);

/**
 * The answer of an operation that succeeded; `body` is empty where it has no output.
 *
 * @param cause the id of what failed in truth, where the answer must look like a success
 */
export function success(asked: Asked, body: string, cause: string | undefined): WireResponse {
  const headers = headersOf(asked, body);
  tellCause(asked, headers, cause);
  return { status: 200, headers, body };
}

/** The answer of a failed call: the type in the body and in a header that SDKs read up to its colon. */
export function failure(asked: Asked, { type, message, cause }: ShownError): WireResponse {
  const body = JSON.stringify({
    __type: type,
    ...(message === null ? {} : { [messageName(type)]: message }),
  });
  const headers = headersOf(asked, body);
  headers['x-amzn-errortype'] = `${type}:`;
  const shown = headerText(message ?? '');
  if (shown !== '') headers['x-amzn-errormessage'] = shown;
  tellCause(asked, headers, cause);
  return { status: otherStatus.get(type) ?? 400, headers, body };
}

/** Observed: what the access management in front of the service refuses has a capital letter. */
function messageName(type: string): 'message' | 'Message' {
  return type === 'AccessDeniedException' ? 'Message' : 'message';
}

/** Only the owner of the machine may learn it. */
function tellCause({ localMode }: Asked, headers: Record<string, string>, cause: string | undefined): void {
  if (localMode && cause !== undefined) headers['x-lifeguard-cause'] = cause;
}

function headersOf({ request, requestId, localMode }: Asked, body: string): Record<string, string> {
  return {
    'Content-Type': 'application/x-amz-json-1.1',
    'Content-Length': String(Buffer.byteLength(body)),
    'x-amzn-RequestId': requestId,
    ...corsHeaders(request, localMode),
  };
}

/** Longest message in a header: clients give up on answers whose headers exceed some 16 KB. */
const longestHeader = 1024;

/** The message as far as a header can carry it; the body has it whole. */
function headerText(message: string): string {
  return message
    .slice(0, longestHeader)
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]/g, '?')
    .trim();
}
