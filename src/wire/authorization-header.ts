import { hash } from 'node:crypto';
import { authorizationIncomplete } from '../causes/requests/authorization-incomplete.ts';
import { credentialsMissing } from '../causes/requests/credentials-missing.ts';
import { header, type WireRequest } from './message.ts';

/** The parts of a Signature Version 4 in an Authorization header. */
export interface SignatureParts {
  readonly accessKeyId: string;
  /** The day of the scope, such as `20261121`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly terminator: string;
  /** Lower case, in the order given. */
  readonly signedHeaders: readonly string[];
  /** Hexadecimal. */
  readonly signature: string;
  /** X-Amz-Date, else Date, as it came in. */
  readonly date: string;
}

const algorithm = 'AWS4-HMAC-SHA256';

/**
 * Reads the Authorization header of a request that must be signed. Whether the
 * signature is right is not looked at.
 *
 * @throws credentialsMissing, authorizationIncomplete with the service's own words (observed)
 */
export function readAuthorization(request: WireRequest, operation: string): SignatureParts {
  const authorization = header(request, 'authorization');
  if (authorization === undefined || authorization === '') throw credentialsMissing({ operation });
  const [scheme = '', ...rest] = authorization.split(/[\s,]+/);
  const parameters = new Map(rest.map(part => [part.split('=', 1)[0], part.slice(part.indexOf('=') + 1)]));
  const parameter = (name: string) => parameters.get(name) ?? '';
  const date = header(request, 'x-amz-date') ?? header(request, 'date') ?? '';

  const missing = ['Credential', 'Signature', 'SignedHeaders']
    .filter(name => parameter(name) === '')
    .map(name => `Authorization header requires '${name}' parameter.`);
  if (date === '') {
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  if (missing.length > 0) {
    const hashed = hash('sha256', authorization, 'base64');
    missing.push(`(Hashed with SHA-256 and encoded with Base64) Authorization=${hashed}`);
    throw authorizationIncomplete({ problem: missing.join(' ') });
  }
  if (scheme !== algorithm) {
    const problem = `Unsupported AWS 'algorithm': '${scheme}' (only ${algorithm} for now). `;
    throw authorizationIncomplete({ problem });
  }
  const scope = parameter('Credential').split('/');
  const [accessKeyId, day, region, service, terminator] = scope;
  if (scope.length !== 5 || !accessKeyId || !day || !region || !service || !terminator) {
    const form = 'keyid/date/region/service/term';
    const problem = `Credential must have exactly 5 slash-delimited elements, e.g. ${form}, got '${scope.join('/')}'`;
    throw authorizationIncomplete({ problem });
  }
  const signedHeaders = parameter('SignedHeaders').toLowerCase().split(';');
  const signature = parameter('Signature');
  return { accessKeyId, day, region, service, terminator, signedHeaders, signature, date };
}
