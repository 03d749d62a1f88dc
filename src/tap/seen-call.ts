import { Failure } from '../causes/cause.ts';
import { type Members, members, textOf } from '../pool/members.ts';
import { signInParameters } from '../pool/sign-in-parameters.ts';
import type { Exchange, PassedAnswer } from './exchange.ts';
import { readJson } from './read-json.ts';
import { type TokenClaims, tokenClaims } from './token-claims.ts';

/** One call as the tap understands it, secrets and all: it is never kept. */
export interface SeenCall {
  /** When it came in, milliseconds since 1970. */
  readonly time: number;
  readonly milliseconds: number;
  readonly operation: string;
  readonly clientId?: string;
  readonly poolId?: string;
  /** As the call names them, or as its token does. */
  readonly user?: string;
  /** Every name of the user that the call and its answer tell. */
  readonly names: readonly string[];
  /** Of the access token that it carries. */
  readonly claims?: TokenClaims;
  readonly signed: Exchange['signed'];
  readonly agent?: string;
  readonly requestId?: string;
  /** Undefined where the body is no JSON. */
  readonly input?: unknown;
  readonly output?: unknown;
  readonly status?: number;
  /** The body of the answer is too large to look into, or no JSON. */
  readonly isAnswerUnread: boolean;
  readonly outcome: 'ok' | 'failed';
  readonly error?: { readonly type: string; readonly message: string | null };
  /** What the tap itself answered with, or how the answer ended. */
  readonly own?: Failure;
  /** The id that a Lifeguard tells in its header. */
  readonly toldCause?: string;
}

/** Reads what went through. */
export function seenCall(exchange: Exchange): SeenCall {
  const { startedAt: time, milliseconds, operation, signed, headers, body, answer } = exchange;
  const input = readJson(body);
  const asked = members(input);
  const claims = tokenClaims(textOf(asked.AccessToken) ?? '');
  const parameters = signInParameters(asked);
  const user = textOf(asked.Username) ?? textOf(parameters.USERNAME) ?? claims?.user;
  const agent = headers['x-amz-user-agent'] ?? headers['user-agent'];
  const came = answer instanceof Failure ? ownAnswer(answer) : upstreamAnswer(answer);
  const given = tokenClaims(textOf(members(members(came.output).AuthenticationResult).AccessToken) ?? '');
  const clientId = textOf(asked.ClientId) ?? claims?.clientId;
  const poolId = textOf(asked.UserPoolId) ?? claims?.poolId ?? given?.poolId;
  const names = [
    user,
    claims?.user,
    claims?.sub,
    given?.user,
    given?.sub,
    ...addressesIn(asked),
    ...namesIn(came.output),
  ];
  return {
    time,
    milliseconds,
    operation,
    signed,
    input,
    names: [...new Set(names.filter(name => name !== undefined))],
    ...(clientId !== undefined && { clientId }),
    ...(poolId !== undefined && { poolId }),
    ...(user !== undefined && { user }),
    ...(claims && { claims }),
    ...(typeof agent === 'string' && { agent: agent.slice(0, 200) }),
    ...came,
  };
}

type Came = Pick<
  SeenCall,
  'outcome' | 'isAnswerUnread' | 'status' | 'output' | 'error' | 'own' | 'requestId' | 'toldCause'
>;

function ownAnswer(failure: Failure): Came {
  const error = { type: failure.type, message: failure.shown };
  return { outcome: 'failed', isAnswerUnread: false, error, own: failure };
}

function upstreamAnswer({ status, headers, body, brokeOff }: PassedAnswer): Came {
  const encoding = headers['content-encoding'];
  const output = body && readJson(body, encoding);
  const requestId = headers['x-amzn-requestid'];
  const toldCause = headers['x-lifeguard-cause'];
  const isOk = status < 400 && !brokeOff;
  const said = members(output);
  const type = textOf(said.__type)?.split('#').pop() ?? typeInHeader(headers['x-amzn-errortype']);
  const message = textOf(said.message) ?? textOf(said.Message) ?? null;
  const broken = brokeOff
    ? { type: 'AnswerBrokeOff', message: 'The answer ended before it was whole.' }
    : undefined;
  return {
    status,
    outcome: isOk ? 'ok' : 'failed',
    isAnswerUnread: body === undefined || (output === undefined && body.length > 0),
    ...(output !== undefined && { output }),
    ...(!isOk && { error: broken ?? { type: type?.slice(0, 100) ?? `HTTP ${status}`, message } }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof toldCause === 'string' && /^[a-z-]{1,80}$/.test(toldCause) && { toldCause }),
  };
}

function typeInHeader(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.split(':')[0] : undefined;
}

/** Of one user; what comes behind them is made up. */
const mostAttributes = 200;

/** The addresses that a user signs up with, by which they may be named later. */
function addressesIn({ UserAttributes: attributes }: Members): (string | undefined)[] {
  if (!Array.isArray(attributes)) return [];
  return attributes
    .slice(0, mostAttributes)
    .map(members)
    .flatMap(({ Name, Value }) =>
      Name === 'email' || Name === 'phone_number' || Name === 'preferred_username' || Name === 'sub'
        ? [textOf(Value)]
        : [],
    );
}

/** What an answer says of who the user is. */
function namesIn(output: unknown): (string | undefined)[] {
  const said = members(output);
  const challenge = members(said.ChallengeParameters);
  const created = members(said.User);
  return [
    textOf(said.UserSub),
    textOf(said.Username),
    textOf(created.Username),
    ...addressesIn(said),
    textOf(challenge.USERNAME),
    textOf(challenge.USER_ID_FOR_SRP),
  ];
}
