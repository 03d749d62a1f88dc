import { createHmac, hash } from 'node:crypto';

/** What a signature is made over. The API has one path and takes no query. */
export interface SignableRequest {
  readonly method: string;
  readonly body: string | Buffer;
  /** The value of a header by its lower-case name; undefined where there is none. */
  header(name: string): string | undefined;
}

/** What a signature is good for. */
export interface SignatureScope {
  /** Such as `20261121`. */
  readonly day: string;
  readonly region: string;
  /** Such as `cognito-idp`. */
  readonly service: string;
}

/** When and over which headers a request is signed. */
export interface SignatureTerms {
  readonly scope: SignatureScope;
  /** As `basicTime` gives it. */
  readonly signedAt: string;
  /** Lower case, in their order. */
  readonly signedHeaders: readonly string[];
}

/** The name of the algorithm, as the Authorization header has it. */
export const signatureAlgorithm = 'AWS4-HMAC-SHA256';

/** The key that a secret access key signs with in that scope. */
export function signingKeyFor(secretAccessKey: string, { day, region, service }: SignatureScope): Buffer {
  return [day, region, service, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}

/**
 * The Signature Version 4 of a request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
 */
export function requestSignature(key: Buffer, request: SignableRequest, terms: SignatureTerms): Buffer {
  const { scope, signedAt, signedHeaders } = terms;
  const headers = signedHeaders.map(name => `${name}:${canonical(request.header(name) ?? '')}\n`);
  const canonicalRequest = [
    request.method,
    '/',
    '',
    headers.join(''),
    signedHeaders.join(';'),
    hash('sha256', request.body, 'hex'),
  ].join('\n');
  const text = [signatureAlgorithm, signedAt, scopeText(scope), hash('sha256', canonicalRequest, 'hex')];
  return hmac(key, text.join('\n'));
}

/** Such as `20261121/us-east-1/cognito-idp/aws4_request`. */
export function scopeText({ day, region, service }: SignatureScope): string {
  return `${day}/${region}/${service}/aws4_request`;
}

function canonical(value: string): string {
  return value.trim().replace(/ +/g, ' ');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
