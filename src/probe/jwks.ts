import { createPublicKey } from 'node:crypto';
import { isObject } from '../pool/is-object.ts';
import { parsedJson } from '../pool/members.ts';
import type { PoolSubject } from './client-subject.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ClientPorts } from './probe-ports.ts';
import type { Stage } from './stage.ts';
import { Unexpected } from './unexpected.ts';

/** The keys of a pool and its discovery document, which every verifier of tokens rests on. */
export const jwksStages: readonly Stage<ClientPorts, PoolSubject>[] = [
  { name: 'keys', run: keys },
  { name: 'discovery', run: discovery },
];

async function keys({ readKeys }: ClientPorts, { poolId }: PoolSubject): Promise<string> {
  const { keys: served } = await readKeys(poolId);
  if (!Array.isArray(served) || served.length === 0)
    throw new Unexpected('jwks.json of the pool has no keys');
  for (const key of served) {
    if (!isObject(key)) throw new Unexpected('a key of jwks.json is no object');
    const { kid, kty, alg, use, n, e } = key;
    const isRsa = kty === 'RSA' && alg === 'RS256' && use === 'sig' && typeof kid === 'string';
    if (!isRsa || typeof n !== 'string' || typeof e !== 'string' || bitsOf(n, e) < 2_048) {
      throw new Unexpected(`the key ${String(kid).slice(0, 60)} is none of RSA for RS256 with 2048 bits`);
    }
  }
  return `${served.length} keys of RSA for RS256`;
}

function bitsOf(n: string, e: string): number {
  try {
    const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
    return key.asymmetricKeyDetails?.modulusLength ?? 0;
  } catch {
    return 0;
  }
}

/** A pool in AWS may be told to name the other form of its issuer (documented). */
async function discovery({ fetch }: ClientPorts, subject: PoolSubject): Promise<string> {
  const { endpoint, poolId, issuer } = subject;
  const url = `${endpoint}/${poolId}/.well-known/openid-configuration`;
  const { status, body } = await fetchAnswer(fetch, url);
  if (status !== 200) throw new Unexpected(`${url} answers with status ${status}`);
  const found = parsedJson(body);
  if (!isObject(found)) {
    throw new EndpointUnreachable(url, `${url} answers with no JSON object.`, { isAnother: true });
  }
  const allowed = [issuer, issuer.replace('https://cognito-idp.', 'https://issuer.cognito-idp.')];
  if (!allowed.includes(String(found.issuer))) {
    throw new Unexpected(
      `openid-configuration names the issuer ${String(found.issuer).slice(0, 200)}, not ${issuer}`,
    );
  }
  // The endpoint's own where the issuer is in the form of AWS and the service is not there.
  const own = [...allowed, `${endpoint}/${poolId}`].map(origin => `${origin}/.well-known/jwks.json`);
  if (!own.includes(String(found.jwks_uri))) {
    throw new Unexpected(
      `openid-configuration names the keys ${String(found.jwks_uri).slice(0, 200)}, not ${own[0]}`,
    );
  }
  return 'names the issuer of the tokens, and its keys';
}
