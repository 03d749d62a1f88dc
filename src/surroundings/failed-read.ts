import { members } from '../pool/members.ts';
import { NotRead, Unreachable } from './not-read.ts';
import type { Outside } from './outside.ts';
import type { ServiceQuestion } from './service-question.ts';

const denied = new Set(['AccessDeniedException', 'AccessDenied', 'AuthorizationError', 'ForbiddenException']);
const expired = new Set(['ExpiredTokenException', 'ExpiredToken', 'RequestExpired', 'TokenRefreshRequired']);
const notAccepted = new Set([
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignatureException',
  'MissingAuthenticationTokenException',
  'AuthFailure',
]);
const silent = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ETIMEDOUT']);

/**
 * What a failed call of an SDK's client means: `NotRead` where it is about this one read, `Unreachable` where no other
 * would do better. Other errors come back as they are.
 */
export function failedRead(
  error: unknown,
  asked: ServiceQuestion,
  { target, environment }: Outside,
): unknown {
  if (!(error instanceof Error) || error instanceof NotRead) return error;
  const { name, message } = error;
  const where = target.kind === 'aws' ? 'AWS' : target.origin;
  if (name === 'CredentialsProviderError') return noCredentials(message, environment.AWS_PROFILE);
  if (expired.has(name) || /token.*expired|expired.*token/i.test(message)) {
    return new Unreachable('The AWS credentials have expired: sign in again, such as by aws sso login.');
  }
  if (notAccepted.has(name)) {
    return new Unreachable(`${where} does not accept the credentials for ${asked.action} (${name}).`);
  }
  const code = silenceOf(error);
  if (code !== undefined) {
    const hint =
      target.kind === 'aws'
        ? 'Is the region right, and is there a network?'
        : 'Start it with lifeguard up, or name another with --target.';
    return new Unreachable(`${where} does not answer (${code}). ${hint}`);
  }
  if (name === 'SyntaxError') {
    return new Unreachable(`${where} answers something else than the API of Cognito.`);
  }
  if (denied.has(name)) {
    // The message names an action that is not always the one that was called.
    const action = /perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? asked.action;
    return new NotRead({ kind: 'denied', action });
  }
  if (
    name.startsWith('ResourceNotFound') ||
    name === 'NotFoundException' ||
    name === 'NoSuchEntityException' ||
    name === 'WAFNonexistentItemException'
  ) {
    return new NotRead({ kind: 'not found', what: asked.of });
  }
  if (isNotServed(error)) return new NotRead({ kind: 'not served', what: asked.action });
  return new NotRead({ kind: 'refused', action: asked.action, error: errorName(error) });
}

/** The SDK calls what is no error of the service, such as a redirect, `Unknown`: its status says more. */
function errorName(error: Error): string {
  if (!/^Unknown(?:Error)?$/.test(error.name) || !('$metadata' in error)) return error.name;
  const { httpStatusCode: status } = members(error.$metadata);
  return typeof status === 'number' ? `HTTP status ${status}` : error.name;
}

/** The code of an error that says that nothing answered; undefined for others. */
export function silenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : error.name;
  return silent.has(code) || error.name === 'TimeoutError' ? code : undefined;
}

/** An operation that the endpoint does not have: Lifeguard says so itself, others by these names. */
function isNotServed({ name, message }: Error): boolean {
  if (['UnknownOperationException', 'InvalidAction', 'NotImplemented', '501'].includes(name)) return true;
  return name === 'UnsupportedOperationException' && message.startsWith('Lifeguard does not have');
}

function noCredentials(message: string, profile: string | undefined): Unreachable {
  if (/expired|refresh/i.test(message)) {
    return new Unreachable('The AWS sign-in has expired: sign in again, such as by aws sso login.');
  }
  return new Unreachable(
    profile === undefined
      ? 'There are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
      : `The AWS profile ${JSON.stringify(profile)} gives no credentials.`,
  );
}
