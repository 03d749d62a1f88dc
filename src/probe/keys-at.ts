import { EndpointUnreachable, members } from './cognito.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ClientPorts } from './probe-ports.ts';

/** Reads the `jwks.json` of pools that answer there. @throws EndpointUnreachable */
export function keysAt(endpoint: string, send: typeof fetch): ClientPorts['readKeys'] {
  return async poolId => {
    const { body } = await fetchAnswer(send, `${endpoint}/${poolId}/.well-known/jwks.json`);
    try {
      return members(JSON.parse(body));
    } catch {
      throw new EndpointUnreachable(`${endpoint} answered no JSON for the keys of ${poolId}.`);
    }
  };
}
