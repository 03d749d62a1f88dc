import { isObject } from '../pool/is-object.ts';
import { parsedJson } from '../pool/members.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ClientPorts } from './probe-ports.ts';

/** Reads the `jwks.json` of pools that answer there. @throws EndpointUnreachable */
export function keysAt(endpoint: string, send: typeof fetch): ClientPorts['readKeys'] {
  return async poolId => {
    const { body } = await fetchAnswer(send, `${endpoint}/${poolId}/.well-known/jwks.json`);
    const keys = parsedJson(body);
    if (isObject(keys)) return keys;
    const words = `${endpoint} answered no JSON object for the keys of ${poolId}.`;
    throw new EndpointUnreachable(endpoint, words, { isAnother: true });
  };
}
