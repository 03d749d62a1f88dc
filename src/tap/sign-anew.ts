import type { IncomingMessage } from 'node:http';
import { signatureNotLent } from '../causes/tap/signature-not-lent.ts';
import type { Clock } from '../pool/clock.ts';
import { requestSignature, scopeText, signatureAlgorithm, signingKeyFor } from '../pool/request-signature.ts';
import { basicTime } from '../pool/signing-time.ts';
import { isOfThisMachine } from './of-this-machine.ts';
import { passedHeaders } from './passed-headers.ts';
import type { Upstream } from './upstream.ts';

/** AWS credentials, as SDKs give them. */
export interface LentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What signatures are made with. */
export interface Signing {
  readonly clock: Clock;
  /** Gives credentials that are good now; rejects with a sentence for people where there are none. */
  readonly credentials: () => Promise<LentCredentials>;
}

/** A call that is about to be passed on. */
export interface Unsigned {
  readonly operation: string;
  readonly request: IncomingMessage;
  readonly body: Buffer;
  /** Where its address tells no region, the one that the caller signed for counts. */
  readonly upstream: Upstream;
  /** Names and values in turn, with the Host that is signed. */
  readonly headers: readonly string[];
}

/**
 * Signs a call anew: gives its headers with another signature.
 *
 * @throws signatureNotLent
 */
export async function signAnew({ clock, credentials }: Signing, call: Unsigned): Promise<string[]> {
  const { operation, request, body, upstream } = call;
  if (!isOfThisMachine(request)) {
    throw signatureNotLent({ operation, why: 'it signs for programs of its own machine only.' });
  }
  if (upstream.url.protocol === 'http:' && !upstream.isLocal) {
    throw signatureNotLent({
      operation,
      why: `it signs nothing that goes out without TLS, as to ${upstream.origin}.`,
    });
  }
  const region = upstream.region ?? signedRegion(request);
  if (region === undefined) throw signatureNotLent({ operation, why: 'the call does not say its region.' });
  const lent = await credentials().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw signatureNotLent({ operation, why: `it found no AWS credentials (${reason.slice(0, 300)}).` });
  });
  const signedAt = basicTime(clock.now());
  const headers = [
    ...passedHeaders(call.headers, ['authorization', 'date', 'x-amz-date', 'x-amz-security-token']),
    'x-amz-date',
    signedAt,
    ...(lent.sessionToken === undefined ? [] : ['x-amz-security-token', lent.sessionToken]),
  ];
  const values = byName(headers);
  const signedHeaders = [...values.keys()]
    .filter(name => name === 'host' || name === 'content-type' || /^x-amz-(?!user-agent)/.test(name))
    .sort();
  const scope = { day: signedAt.slice(0, 8), region, service: 'cognito-idp' };
  const key = signingKeyFor(lent.secretAccessKey, scope);
  const signable = { method: request.method ?? 'POST', body, header: (name: string) => values.get(name) };
  const signature = requestSignature(key, signable, { scope, signedAt, signedHeaders }).toString('hex');
  const credential = `Credential=${lent.accessKeyId}/${scopeText(scope)}`;
  const authorization = `${signatureAlgorithm} ${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return [...headers, 'authorization', authorization];
}

function signedRegion({ headers }: IncomingMessage): string | undefined {
  return /Credential=[^/\s]+\/\d+\/([a-z\d-]+)\//.exec(headers.authorization ?? '')?.[1];
}

function byName(headers: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  for (let at = 0; at < headers.length; at += 2) {
    const name = (headers[at] ?? '').toLowerCase();
    const before = values.get(name);
    values.set(name, before === undefined ? (headers[at + 1] ?? '') : `${before},${headers[at + 1]}`);
  }
  return values;
}
