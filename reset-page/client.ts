import { meaningOf, ResetError } from './reset-error.ts';

export type { PasswordRule } from './password-policy.ts';
export { ResetError, type ResetErrorKind } from './reset-error.ts';

/** The part of `fetch` that the client uses; browsers, Node and React Native all have it. */
export type ResetFetch = (
  url: string,
  request: {
    readonly method: 'POST';
    readonly headers: Record<string, string>;
    readonly body: string;
    readonly signal: AbortSignal;
  },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** Where a client sends its calls: an endpoint, or a region of AWS. */
export type ResetEndpoint =
  | { readonly endpoint: string; readonly region?: never }
  | { readonly region: string; readonly endpoint?: never };

/** How to make a client. */
export type ResetClientOptions = ResetEndpoint & {
  /** The app client. A code works only with the one that asked for it. */
  readonly clientId: string;
  /** The global `fetch` unless given. */
  readonly fetch?: ResetFetch;
  /** How long one call may take, in milliseconds; 10,000 unless given. */
  readonly timeout?: number;
  /** Whether the device has a network. Without it `offline` is never told apart from `unreachable`. */
  readonly online?: () => boolean;
};

/** What both calls may carry beside their own values. */
export interface ResetCallOptions {
  /** For app clients with a secret: base64 of HMAC-SHA256(secret, username + client id), made on a server. */
  readonly secretHash?: string;
  /** Handed to the pool's triggers. Not for secrets. */
  readonly clientMetadata?: Readonly<Record<string, string>>;
}

/** Where a code went. The destination is masked by the service, as in `t***@e***`. */
export interface CodeDelivery {
  readonly medium: string;
  readonly destination: string;
}

/** What ends a reset: the user, the code that came and the password that is wanted. */
export interface ResetConfirmation extends ResetCallOptions {
  readonly username: string;
  readonly code: string;
  readonly password: string;
}

/** Resets passwords through one app client. Every failure is a {@link ResetError}. */
export interface ResetClient {
  /** Sends a code. Codes that were sent before stop working. */
  start(username: string, options?: ResetCallOptions): Promise<CodeDelivery>;
  /** Sets the password. Never retried by itself: after `timed-out` it may or may not be set. */
  confirm(confirmation: ResetConfirmation): Promise<void>;
}

/** The public endpoint of a region's user pools; China has its own domain (documented). */
export function regionEndpoint(region: string): string {
  return `https://cognito-idp.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}

/**
 * Makes a client for one app client of one pool.
 *
 * @example
 * const reset = createResetClient({ region: 'us-east-1', clientId });
 * const { destination } = await reset.start('test@example.com');
 * await reset.confirm({ username: 'test@example.com', code, password });
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
 */
export function createResetClient(options: ResetClientOptions): ResetClient {
  const { clientId } = options;
  const call = (operation: string, input: object) =>
    post(options, operation, { ClientId: clientId, ...input });

  return {
    async start(username, extras = {}) {
      const answer = await call('ForgotPassword', { Username: username, ...members(extras) });
      const delivery = answer.body.CodeDeliveryDetails;
      if (!isRecord(delivery)) throw unknownAnswer(answer, 'The answer lacks CodeDeliveryDetails.');
      return { medium: text(delivery.DeliveryMedium), destination: text(delivery.Destination) };
    },

    async confirm({ username, code, password, ...extras }) {
      const input = { Username: username, ConfirmationCode: code, Password: password, ...members(extras) };
      await call('ConfirmForgotPassword', input);
    },
  };
}

interface Answer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
  readonly causeId: string | null;
}

async function post(options: ResetClientOptions, operation: string, input: object): Promise<Answer> {
  const send: ResetFetch = options.fetch ?? fetch;
  const limit = options.timeout ?? 10_000;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), limit);
  let status: number;
  let headers: { get(name: string): string | null };
  let written: string;
  try {
    const response = await send(options.endpoint ?? regionEndpoint(options.region), {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: JSON.stringify(input),
      signal: stop.signal,
    });
    ({ status, headers } = response);
    written = await response.text();
  } catch (cause) {
    if (stop.signal.aborted) throw new ResetError('timed-out', `No answer within ${limit} ms.`, { cause });
    if (options.online?.() === false) throw new ResetError('offline', 'The device is offline.', { cause });
    throw new ResetError('unreachable', 'The endpoint cannot be reached.', { cause });
  } finally {
    clearTimeout(timer);
  }

  const requestId = headers.get('x-amzn-requestid');
  const causeId = headers.get('x-lifeguard-cause');
  const body = parse(written);
  if (status === 200 && body) return { body, requestId, causeId };
  if (status === 200) throw unknownAnswer({ requestId, causeId }, 'The answer is not JSON.');

  const named = headers.get('x-amzn-errortype')?.split(':')[0] || text(body?.__type).split('#').pop();
  const type = named || null;
  const message = text(body?.message ?? body?.Message);
  const { kind, rule } = meaningOf(type, message, status);
  throw new ResetError(kind, message || `${type ?? 'An error without a type'} (HTTP ${status}).`, {
    rule,
    type,
    requestId,
    causeId,
  });
}

function unknownAnswer(answer: Omit<Answer, 'body'>, message: string): ResetError {
  return new ResetError('unknown-answer', message, answer);
}

function members({ secretHash, clientMetadata }: ResetCallOptions): object {
  return {
    ...(secretHash === undefined ? {} : { SecretHash: secretHash }),
    ...(clientMetadata === undefined ? {} : { ClientMetadata: clientMetadata }),
  };
}

/** The members of an answer; an empty body counts as none. Null when it is something else than a JSON object. */
function parse(written: string): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(written || '{}');
    return isRecord(body) ? body : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
