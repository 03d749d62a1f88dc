import { startOfBody } from '../pool/body-of.ts';
import { isObject } from '../pool/is-object.ts';
import { type Members, parsedJson, textOf } from '../pool/members.ts';
import { whyUnanswered } from '../pool/why-unanswered.ts';

/** A call that the endpoint refused. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly operation: string;
  readonly type: string;
  readonly shown: string;
  readonly requestId: string | undefined;
  /** The cause, where the endpoint is a Lifeguard in local mode. */
  readonly causeId: string | undefined;

  constructor(refused: Pick<CallRefused, 'operation' | 'type' | 'shown' | 'requestId' | 'causeId'>) {
    super(`${refused.operation}: ${refused.type}: ${refused.shown}`);
    this.operation = refused.operation;
    this.type = refused.type;
    this.shown = refused.shown;
    this.requestId = refused.requestId;
    this.causeId = refused.causeId;
  }
}

/** An endpoint did not answer, or answered something else than what it is for. */
export class EndpointUnreachable extends Error {
  override readonly name = 'EndpointUnreachable';
  /** Who was asked, such as `http://127.0.0.1:9400`. */
  readonly origin: string;
  /** Whether something came that is no answer of such an endpoint. */
  readonly isAnother: boolean;

  /** @param url any address there; what else stands in it is not told */
  constructor(url: string, message: string, options: ErrorOptions & { readonly isAnother?: boolean } = {}) {
    super(message, options);
    this.origin = new URL(url).origin;
    this.isAnother = options.isAnother ?? false;
  }
}

/** Calls a public operation. */
export type CallCognito = (operation: string, input: object) => Promise<Members>;

/**
 * The public operations of an endpoint: Lifeguard's or AWS's own. Each call may take half a minute: a trigger
 * that hangs is tried three times for five seconds before the service answers.
 *
 * @param endpoint such as `http://127.0.0.1:9400/`
 */
export function cognitoAt(endpoint: string, send: typeof fetch): CallCognito {
  return async (operation, input) => {
    const { response, body } = await post(endpoint, operation, input, send);
    if (response.ok) return body;
    throw new CallRefused({
      operation,
      type: textOf(body.__type)?.slice(0, 200) ?? `HTTP ${response.status}`,
      shown: (textOf(body.message) ?? textOf(body.Message) ?? '').slice(0, 2_000),
      requestId: response.headers.get('x-amzn-requestid') ?? undefined,
      causeId: response.headers.get('x-lifeguard-cause') ?? undefined,
    });
  };
}

async function post(
  endpoint: string,
  operation: string,
  input: object,
  send: typeof fetch,
): Promise<{ response: Response; body: Members }> {
  const noAnswer = (why: string) =>
    new EndpointUnreachable(endpoint, `${endpoint} did not answer ${operation} (${why}).`);
  try {
    const response = await send(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(30_000),
      // Passwords and codes are in the body.
      redirect: 'error',
    });
    const written = await startOfBody(response);
    // Operations that tell nothing may answer with an empty body.
    const body = written === '' ? {} : parsedJson(written);
    if (isObject(body)) return { response, body };
    throw new EndpointUnreachable(
      endpoint,
      `${endpoint} answered ${operation} with status ${response.status} and no JSON object.`,
      { isAnother: true },
    );
  } catch (error) {
    throw error instanceof EndpointUnreachable ? error : noAnswer(whyUnanswered(error));
  }
}
