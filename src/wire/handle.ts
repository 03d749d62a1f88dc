import type { WireRequest, WireResponse } from './message.ts';
import type { Service } from './service.ts';

/** Answers one request. Never rejects. */
export type Handle = (request: WireRequest) => Promise<WireResponse>;

/** The API without a transport: what the HTTP listener and the test kit call. */
export function createHandle(service: Service): Handle {
  return async () => {
    throw new Error(`not yet ${service.localMode}`);
  };
}
