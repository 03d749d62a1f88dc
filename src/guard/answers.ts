import { api } from '../model/api.ts';
import type { ApiAnswer } from './visit.ts';

const jsonType = 'application/x-amz-json-1.1';

/** What a call that succeeds and tells nothing is answered with, as ConfirmForgotPassword is. */
export const emptyAnswer: ApiAnswer = { status: 200, headers: { 'content-type': jsonType }, body: '{}' };

/** A way in which ConfirmForgotPassword fails. */
export interface Failure {
  /** The error's name, or what happens instead of an answer. */
  readonly name: string;
  readonly answer: ApiAnswer;
}

/** Messages as the service writes them; the others are told with one that no page shows by chance. */
const messages: Readonly<Partial<Record<string, string>>> = {
  ExpiredCodeException: 'Invalid code provided, please request a code again.',
  CodeMismatchException: 'Invalid verification code provided, please try again.',
  InvalidPasswordException: 'Password does not conform to policy: Password not long enough',
  LimitExceededException: 'Attempt limit exceeded, please try after some time.',
  UserNotFoundException: 'Username/client id combination not found.',
};

/**
 * All ways in which ConfirmForgotPassword fails: the seventeen errors that it declares, an answer that is none of the
 * service's, and none at all.
 */
export function failures(): readonly Failure[] {
  const declared = (api.operations.ConfirmForgotPassword?.errors ?? []).map(name => ({
    name,
    answer: {
      status: name === 'InternalErrorException' ? 500 : 400,
      headers: { 'content-type': jsonType, 'x-amzn-errortype': `${name}:` },
      body: JSON.stringify({
        __type: name,
        message: messages[name] ?? `The service refused this (${name}).`,
      }),
    },
  }));
  const page = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad gateway</html>' };
  return [
    ...declared,
    { name: 'an answer that is no JSON', answer: page },
    { name: 'a connection that breaks', answer: { status: 0, headers: {}, body: '' } },
  ];
}
