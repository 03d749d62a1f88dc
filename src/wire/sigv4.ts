import { timingSafeEqual } from 'node:crypto';
import { accessKeyUnknown } from '../causes/requests/access-key-unknown.ts';
import { authorizationIncomplete } from '../causes/requests/authorization-incomplete.ts';
import { signatureDoesNotMatch } from '../causes/requests/signature-does-not-match.ts';
import { signatureOutOfScope } from '../causes/requests/signature-out-of-scope.ts';
import { signatureOutOfTime } from '../causes/requests/signature-out-of-time.ts';
import { requestSignature, signingKeyFor } from '../pool/request-signature.ts';
import { basicTime, parseSigningTime } from '../pool/signing-time.ts';
import type { SignatureParts } from './authorization-header.ts';
import { header, type WireRequest } from './message.ts';
import type { AwsCredential } from './service.ts';

/**
 * Holds a signed request against known credentials, and gives those that signed it.
 *
 * @throws a cause with the service's own words if the signature is not right for this request at this time
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export type VerifySignature = (request: WireRequest, parts: SignatureParts, now: number) => AwsCredential;

/** How far the caller's clock may be off, in milliseconds. */
const tolerance = 15 * 60_000;
/** Signing keys are kept for the day that they are for; more callers than this start over. */
const mostKeys = 1000;

export function signatureVerifier(
  credentials: ReadonlyMap<string, AwsCredential>,
  service: 'cognito-idp' | 'kms' = 'cognito-idp',
): VerifySignature {
  const keys = new Map<string, Buffer>();

  const signingKey = ({ accessKeyId, day, region }: SignatureParts, secret: string): Buffer => {
    const name = `${accessKeyId}/${day}/${region}`;
    let key = keys.get(name);
    if (!key) {
      if (keys.size >= mostKeys) keys.clear();
      key = signingKeyFor(secret, { day, region, service });
      keys.set(name, key);
    }
    return key;
  };

  return (request, parts, now) => {
    const signedAt = checkTime(parts, now);
    checkScope(request, parts, signedAt, service);
    const credential = credentials.get(parts.accessKeyId);
    if (!credential) throw accessKeyUnknown({ accessKeyId: parts.accessKeyId });
    const key = signingKey(parts, credential.secretAccessKey);
    const { day, region, signedHeaders } = parts;
    const signable = { ...request, header: (name: string) => header(request, name) };
    const expected = requestSignature(key, signable, {
      scope: { day, region, service },
      signedAt,
      signedHeaders,
    });
    const given = Buffer.from(parts.signature, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw signatureDoesNotMatch({ accessKeyId: parts.accessKeyId, signedHeaders: parts.signedHeaders });
    }
    return credential;
  };
}

function checkTime({ date }: SignatureParts, now: number): string {
  const time = parseSigningTime(date);
  if (time === undefined) {
    const problem = `Date must be in ISO-8601 'basic format'. Got '${date}'. See http://en.wikipedia.org/wiki/ISO_8601`;
    throw authorizationIncomplete({ problem });
  }
  const signedAt = basicTime(time);
  if (Math.abs(now - time) > tolerance) {
    const limit = basicTime(time < now ? now - tolerance : now + tolerance);
    throw signatureOutOfTime({ signedAt, now: basicTime(now), limit });
  }
  return signedAt;
}

function checkScope(request: WireRequest, parts: SignatureParts, signedAt: string, service: string): void {
  const unsigned = [
    ['host', "'Host' or ':authority'"],
    ['x-amz-target', "'X-Amz-Target'"],
    [header(request, 'x-amz-date') === undefined ? 'date' : 'x-amz-date', "'X-Amz-Date'"],
  ].find(([name = '']) => !parts.signedHeaders.includes(name));
  if (unsigned) {
    throw signatureOutOfScope({
      problem: `${unsigned[1]} must be a 'SignedHeader' in the AWS Authorization.`,
    });
  }
  const problems: string[] = [];
  if (parts.service !== service)
    problems.push(`Credential should be scoped to correct service: '${service}'. `);
  if (parts.terminator !== 'aws4_request') {
    problems.push(
      `Credential should be scoped with a valid terminator: 'aws4_request', not '${parts.terminator}'. `,
    );
  }
  if (!signedAt.startsWith(`${parts.day}T`)) {
    problems.push(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: ' +
        `'${parts.day}' != '${signedAt.slice(0, 8)}', from '${signedAt}'. `,
    );
  }
  if (problems.length > 0) throw signatureOutOfScope({ problem: problems.join('') });
}
