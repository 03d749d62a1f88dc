import { header, type WireRequest, type WireResponse } from './message.ts';

/** Observed; Lifeguard's own header is added where it is sent. */
const exposed = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

/** What a browser needs to let a page of any origin read the answer; nothing where no page asks. */
export function corsHeaders(request: WireRequest, localMode: boolean): Record<string, string> {
  if (header(request, 'origin') === undefined) return {};
  return {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': localMode ? `${exposed},x-lifeguard-cause` : exposed,
  };
}

/**
 * The answer to a browser that asks whether a page may call. Observed on a sibling service of the same front
 * end: whatever headers the page wants to send are allowed.
 */
export function preflight(request: WireRequest, localMode: boolean, requestId: string): WireResponse {
  const wanted = header(request, 'access-control-request-headers');
  return {
    status: 200,
    headers: {
      'x-amzn-RequestId': requestId,
      'Content-Length': '0',
      ...corsHeaders(request, localMode),
      'Access-Control-Allow-Methods': 'POST',
      ...(wanted === undefined ? {} : { 'Access-Control-Allow-Headers': wanted }),
      'Access-Control-Max-Age': '172800',
    },
    body: '',
  };
}
