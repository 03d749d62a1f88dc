import type { Failure } from '../../causes/cause.ts';
import { lambdaFunctionNotFound } from '../../causes/triggers/lambda-function-not-found.ts';
import { lambdaNotPermitted } from '../../causes/triggers/lambda-not-permitted.ts';
import { lambdaRefused } from '../../causes/triggers/lambda-refused.ts';
import { lambdaThrottled } from '../../causes/triggers/lambda-throttled.ts';

/** An invocation that Lambda, or the SDK in its place, has refused. */
export interface Refusal {
  readonly trigger: string;
  readonly function: string;
  readonly address: string;
  readonly code: string;
  readonly reason: string;
}

type Cause = (refusal: Omit<Refusal, 'code'>) => Failure;

const notFound: Cause = ({ trigger, function: name, address }) =>
  lambdaFunctionNotFound({ trigger, function: name, address });

const byCode: ReadonlyMap<string, Cause> = new Map([
  ['ResourceNotFoundException', notFound],
  // `sam local start-lambda` calls it so.
  ['ResourceNotFound', notFound],
  ['TooManyRequestsException', lambdaThrottled],
  ['AccessDeniedException', lambdaNotPermitted],
  ['UnrecognizedClientException', lambdaNotPermitted],
  ['InvalidSignatureException', lambdaNotPermitted],
  ['ExpiredTokenException', lambdaNotPermitted],
  ['InvalidClientTokenId', lambdaNotPermitted],
  ['MissingAuthenticationTokenException', lambdaNotPermitted],
  // What the SDK calls it where it finds no credentials, or those of a session that has ended.
  ['CredentialsProviderError', lambdaNotPermitted],
  ['TokenProviderError', lambdaNotPermitted],
]);

/** The cause behind a refusal, by Lambda's error code. */
export function refusalOf({ code, ...refusal }: Refusal): Failure {
  return byCode.get(code)?.(refusal) ?? lambdaRefused({ ...refusal, code });
}
