import { isObject } from '../pool/is-object.ts';
import { type Members, parsedJson, textOf } from '../pool/members.ts';
import { CallRefused } from './call-refused.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import { fetchAnswer } from './fetch-answer.ts';

/** Calls a public operation. @throws CallRefused, EndpointUnreachable */
export type CallCognito = (operation: string, input: object) => Promise<Members>;

/**
 * The public operations of an endpoint: Lifeguard's or AWS's own. Each call may take half a minute: a trigger
 * that hangs is tried three times for five seconds before the service answers.
 *
 * @param endpoint such as `http://127.0.0.1:9400/`
 */
export function cognitoAt(endpoint: string, send: typeof fetch): CallCognito {
  return async (operation, input) => {
    const { status, headers, body } = await fetchAnswer(send, endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
      // Passwords and codes are in the body.
      redirect: 'error',
      milliseconds: 30_000,
      asked: operation,
    });
    // Operations that tell nothing may answer with an empty body.
    const answer = body === '' ? {} : parsedJson(body);
    if (!isObject(answer)) {
      const words = `${new URL(endpoint).origin} answered ${operation} with status ${status} and no JSON object.`;
      throw new EndpointUnreachable(endpoint, words, { isAnother: true });
    }
    if (status >= 200 && status < 300) return answer;
    throw new CallRefused({
      operation,
      type: textOf(answer.__type)?.slice(0, 200) ?? `HTTP ${status}`,
      shown: (textOf(answer.message) ?? textOf(answer.Message) ?? '').slice(0, 2_000),
      requestId: headers.get('x-amzn-requestid') ?? undefined,
    });
  };
}
