import { isObject } from '../pool/is-object.ts';
import { parsedJson } from '../pool/members.ts';
import type { PageRequest } from './visit.ts';

/** A call of Cognito's API as a page made it. */
export interface ApiCall {
  /** Such as `ConfirmForgotPassword`. */
  readonly operation: string;
  /** Such as `https://cognito-idp.us-east-1.amazonaws.com`. */
  readonly endpoint: string;
  /** Empty where the body is no JSON object. */
  readonly input: Readonly<Record<string, unknown>>;
}

const target = /^AWSCognitoIdentityProviderService\.(\w{1,100})$/;
/** The endpoints of user pools in AWS. */
const host = /^cognito-idp(?:-fips)?\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

/** Reads a request as a call of Cognito's API; undefined for any other request. */
export function readApiCall({ method, url, headers, body }: PageRequest): ApiCall | undefined {
  const at = URL.parse(url);
  const operation = target.exec(headers['x-amz-target'] ?? '')?.[1];
  if (method !== 'POST' || !at || (operation === undefined && !host.test(at.hostname))) return undefined;
  const read = parsedJson(body);
  return { operation: operation ?? '(no target)', endpoint: at.origin, input: isObject(read) ? read : {} };
}

/** The app client that a call names, as text: a page may send anything. */
export function clientIn({ input }: ApiCall): string | undefined {
  const { ClientId } = input;
  return ClientId === undefined || typeof ClientId === 'string' ? ClientId : JSON.stringify(ClientId);
}

/** Whether a host is an endpoint of user pools in AWS, of whatever region. */
export function isServiceHost(hostname: string): boolean {
  return host.test(hostname);
}
