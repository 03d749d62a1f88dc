import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Checks both tokens against the pool's keys: signature, issuer, expiry, token_use,
 * and the app client they are for.
 */
export async function checkTokens(ports: ProbePorts, { subject, tokens }: ProbeState): Promise<string> {
  const published = await ports.readKeys(subject.poolId);
  if (!isKeySet(published)) throw new Unexpected('jwks.json of the pool has no keys');
  const keys = createLocalJWKSet(published);
  const verify = async (kind: 'ID' | 'access', token: string): Promise<JWTPayload> => {
    try {
      const options = { issuer: subject.issuer, currentDate: new Date(ports.now()), algorithms: ['RS256'] };
      return (await jwtVerify(token, keys, options)).payload;
    } catch (error) {
      throw new Unexpected(
        `the ${kind} token does not verify: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  };
  const id = await verify('ID', tokens?.id ?? '');
  const access = await verify('access', tokens?.access ?? '');
  const expected = [
    ['token_use of the ID token', id.token_use, 'id'],
    ['aud of the ID token', id.aud, subject.clientId],
    ['token_use of the access token', access.token_use, 'access'],
    ['client_id of the access token', access.client_id, subject.clientId],
    ['sub of the access token', access.sub, id.sub],
  ] as const;
  for (const [what, found, wanted] of expected) {
    if (found !== wanted) throw new Unexpected(`${what} is ${JSON.stringify(found)}, not ${wanted}`);
  }
  return 'signature, issuer, audience, use and expiry are right';
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys);
}
