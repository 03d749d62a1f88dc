import { api, shape } from '../../src/model/api.ts';
import { validText, validValue } from '../wire/valid-inputs.ts';
import { type Dice, diceOf } from './dice.ts';
import { hostileText, hostileValue, mutated } from './hostile-values.ts';

/** What is really there, so that requests get past the first checks. */
export interface Known {
  /** Values by the name of the member that takes them. */
  readonly members: Readonly<Record<string, readonly [string, ...string[]]>>;
  /** What calls that end things meet in place of what the others need: pairs of texts. */
  readonly victims: readonly (readonly [precious: string, victim: string])[];
}

/** One request as it goes out. */
export interface MalformedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const [first = '', ...rest] = Object.keys(api.operations);
const operations: readonly [string, ...string[]] = [first, ...rest];

/** Where most of the code is: chosen as often as all the others together. */
const busy: readonly [string, ...string[]] = [
  ...([
    'InitiateAuth',
    'RespondToAuthChallenge',
    'ForgotPassword',
    'ConfirmForgotPassword',
    'SignUp',
  ] as const),
  ...['ConfirmSignUp', 'ResendConfirmationCode', 'ChangePassword', 'GetUser', 'RevokeToken', 'GlobalSignOut'],
  ...['ListUsers', 'AdminGetUser', 'AdminCreateUser', 'AdminInitiateAuth', 'AdminUpdateUserAttributes'],
];

/** Ends or changes what the calls that follow need. */
const destructive =
  /^(?:Delete|Update|Tag|Untag|Set|Admin(?:Delete|Disable|Update|Set|Reset|UserGlobal)|GlobalSignOut|Revoke|ChangePassword)/;

/** Makes pools, which stay: left to inputs that are broken. */
const costly = new Set(['CreateUserPool']);

const parameters: readonly [string, ...string[]] = [
  ...([
    'USERNAME',
    'PASSWORD',
    'SRP_A',
    'SECRET_HASH',
    'REFRESH_TOKEN',
    'DEVICE_KEY',
    'NEW_PASSWORD',
  ] as const),
  ...['PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE', 'TIMESTAMP', 'SMS_MFA_CODE', 'ANSWER'],
  ...['SOFTWARE_TOKEN_MFA_CODE', 'EMAIL_OTP_CODE', 'CREDENTIAL', 'userAttributes.email', '__proto__'],
];

/** The request of that number: the same for the same seed, number and known values. */
export function malformedRequest(seed: number, number: number, known: Known): MalformedRequest {
  const dice = diceOf(Math.imul(seed, 0x9e3779b1) ^ number);
  const kind = dice.below(100);
  if (kind < 6) return elsewhere(dice, known);
  const operation = dice.oneIn(2) ? dice.pick(busy) : dice.pick(operations);
  const base = { method: 'POST', path: '/', headers: headersOf(dice, operation) };
  if (kind < 16) return { ...base, body: garbage(dice, operation, known) };
  if (kind < 24)
    return {
      ...base,
      headers: spoiled(dice, base.headers),
      body: spared(text(inputOf(dice, operation, known)), known),
    };
  const input = inputOf(dice, operation, known);
  // Some are left as they are: between broken calls, the service's state moves on.
  const body = text(dice.oneIn(6) && !costly.has(operation) ? input : mutated(dice, input));
  return { ...base, body: destructive.test(operation) ? spared(body, known) : body };
}

function spared(body: string, { victims }: Known): string {
  return victims.reduce((spoken, [precious, victim]) => spoken.replaceAll(precious, victim), body);
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

function headersOf(dice: Dice, operation: string): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `${api.targetPrefix}.${operation}`,
    'x-amz-date': '20261121T000000Z',
    authorization: `AWS4-HMAC-SHA256 Credential=local/20261121/${dice.oneIn(20) ? 'eu-west-1' : 'us-east-1'}/cognito-idp/aws4_request, SignedHeaders=host, Signature=00`,
  };
}

/** An input that the model takes, with what is known where it belongs and anything in the rest. */
function inputOf(dice: Dice, operation: string, known: Known): Record<string, unknown> {
  const input = api.operations[operation]?.input ?? '';
  const { members = {}, required = [] } = shape(input);
  const entries = Object.entries(members)
    .filter(([name]) => required.includes(name) || dice.oneIn(4))
    .map(([name, member]): [string, unknown] => [name, valueFor(dice, name, member, known)]);
  return Object.fromEntries(entries);
}

function valueFor(dice: Dice, name: string, member: string, known: Known): unknown {
  const there = Object.hasOwn(known.members, name) ? known.members[name] : undefined;
  if (there && !dice.oneIn(8)) return dice.pick(there);
  const of = shape(member);
  if (name === 'AuthParameters' || name === 'ChallengeResponses') {
    const chosen = Array.from({ length: 1 + dice.below(6) }, () => dice.pick(parameters));
    return Object.fromEntries(chosen.map(key => [key, parameterFor(dice, key, known)]));
  }
  if (of.enum) return of.enum[dice.below(of.enum.length)];
  return of.type === 'string' && dice.oneIn(3)
    ? validText(of, of.max && Math.min(of.max, 300))
    : validValue(member);
}

function parameterFor(dice: Dice, name: string, { members }: Known): string {
  const there = Object.hasOwn(members, name) ? members[name] : undefined;
  return there && !dice.oneIn(8) ? dice.pick(there) : hostileText(dice);
}

/** Bodies that are no input at all. */
function garbage(dice: Dice, operation: string, known: Known): string | Buffer {
  const whole = text(inputOf(dice, operation, known));
  const bodies: readonly [() => string | Buffer, ...(() => string | Buffer)[]] = [
    () => '',
    () => whole.slice(0, dice.below(whole.length)),
    () => whole + hostileText(dice),
    () => whole.replace(/"/, "'"),
    () => `\ufeff${whole}`,
    () => Buffer.from(whole, 'utf16le'),
    () => Buffer.from(Array.from({ length: dice.below(600) }, () => dice.below(256))),
    () => '['.repeat(dice.below(50_000)),
    () => '{"a":'.repeat(dice.below(10_000)),
    () => text(hostileValue(dice)),
    () => `{"Username":"a","Username":${text(hostileValue(dice))}}`,
    () => (dice.oneIn(10) ? 'x'.repeat(2 * 1024 * 1024 + dice.below(100)) : '1'.repeat(dice.below(3000))),
  ];
  return dice.pick(bodies)();
}

/** The headers with one that is wrong. */
function spoiled(dice: Dice, headers: Record<string, string>): Record<string, string> {
  const value = hostileText(dice)
    .replaceAll(/[^\x20-\x7e]/g, '~')
    .slice(0, 4000);
  const name = dice.pick([
    ...(['x-amz-target', 'authorization', 'content-type', 'x-amz-date', 'origin', 'user-agent'] as const),
    ...['x-amz-user-agent', 'accept-encoding', 'cookie', 'x-forwarded-for', 'expect-ct', 'if-none-match'],
  ]);
  const prefixed = name === 'x-amz-target' && dice.oneIn(2) ? `${api.targetPrefix}.${value}` : value;
  return { ...headers, [name]: prefixed };
}

/** Other addresses and methods than those of the API. */
function elsewhere(dice: Dice, known: Known): MalformedRequest {
  const pool = dice.pick(known.members.UserPoolId ?? ['none']);
  const hostile = encodeURIComponent(hostileText(dice).toWellFormed()).slice(0, 4000);
  const path = dice.pick([
    ...([
      '/',
      '/users',
      '/_lifeguard/',
      '/_lifeguard/mailbox',
      '/_lifeguard/health',
      '/favicon.ico',
    ] as const),
    ...[`/${pool}/.well-known/jwks.json`, `/${hostile}/.well-known/jwks.json`, `/${pool}/../../etc/passwd`],
    ...[`/_lifeguard/mail?to=${hostile}`, `/_lifeguard/mail?limit=${hostile}`, `/_lifeguard/mail/${hostile}`],
    ...[`/_lifeguard/events?since=${hostile}`, `/_lifeguard/events?limit=${hostile}&cause=${hostile}`],
    ...[`/_lifeguard/${hostile}`, `/_lifeguard/../../package.json`, `/reset-password/${hostile}`],
    ...[
      `/reset-password?cid=${hostile}&code=${hostile}`,
      `/reset-password/..%2f..%2fpackage.json`,
      '//',
      '/%',
    ],
  ]);
  const method = dice.pick(['GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);
  const accept = dice.oneIn(10) ? '*/*' : 'text/html';
  return { method, path, headers: { accept }, body: method === 'POST' ? text(hostileValue(dice)) : '' };
}
