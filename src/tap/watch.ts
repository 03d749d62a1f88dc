import { clientIdForm } from '../pool/client-id.ts';
import { isPoolId } from '../pool/pool-id.ts';
import { codeHandedIn } from './code-calls.ts';
import type { Exchange } from './exchange.ts';
import type { LikelyCause } from './likely-cause.ts';
import { isMark, type Mark, type MarkOf, nameKind } from './marks.ts';
import { noteCall } from './note-call.ts';
import { createPairs } from './pairs.ts';
import { type SeenCall, seenCall } from './seen-call.ts';
import { tellCause } from './tell-cause.ts';
import type { Watched } from './told-cause.ts';
import type { WatchedCall, WatchedCause } from './watched-call.ts';
import { type WithoutSecrets, withoutSecrets } from './without-secrets.ts';

/** What a watch stands on. */
export interface WatchOptions {
  readonly markOf: MarkOf;
  /** When it begins, milliseconds since 1970. */
  readonly since: number;
  /** Leaves user names and addresses readable. */
  readonly showUsers: boolean;
  /** Whether what calls carry is wanted too, to be recorded. */
  readonly withBodies: boolean;
  /** Where the upstream's address tells it. */
  readonly region?: string;
  /** What pools.yaml says of an app client, where it knows it. */
  readonly clientOf: (clientId: string) => { readonly name: string; readonly poolId: string } | undefined;
  /** The title of a cause that a Lifeguard's header names. */
  readonly titleOf: (causeId: string) => string | undefined;
  /** What is likely behind an error where the calls before it do not tell. */
  readonly likelyCause: LikelyCause;
}

/** Makes of each exchange what may be shown of it, with its cause, in the order in which calls end. */
export function createWatch(options: WatchOptions): (exchange: Exchange) => WatchedCall {
  const { markOf, showUsers, clientOf } = options;
  const pairs = createPairs(markOf, options.since);
  const known: Watched = {
    pairs,
    nameOf(clientId) {
      if (clientId === undefined) return 'an administrator';
      const name = clientOf(clientId)?.name;
      return name === undefined ? `client ${clientId}` : `${name} (${clientId})`;
    },
    poolOf: clientId =>
      clientId === undefined ? undefined : (clientOf(clientId)?.poolId ?? pairs.pools.get(clientId)),
    userOf: name => (name === undefined ? 'the user' : shownUser(name)),
  };
  const shownUser = (name: string): string | Mark =>
    showUsers ? name : markOf(nameKind(name, 'user'), name);

  return exchange => {
    const seen = withSafeIds(seenCall(exchange), markOf);
    const told = tellCause(seen, known);
    noteCall(pairs, seen);
    const { requestId, status } = seen;
    const redact = withoutSecrets(markOf, showUsers);
    const shown = bodies(options, seen, redact);
    const clientId = seen.clientId === undefined ? undefined : unlessCarried(seen.clientId, redact);
    const agent = seen.agent === undefined ? undefined : redact.sentence(seen.agent);
    const poolId = seen.poolId ?? (clientId === undefined ? undefined : clientOf(clientId)?.poolId);
    const region = options.region ?? poolId?.split('_')[0];
    const user = seen.user === undefined ? undefined : shownUser(seen.user);
    // What is behind a refused code is a matter of who had it sent: the error alone would only guess.
    const byError = codeHandedIn(seen) ? undefined : likelyCauseOf(options, seen.operation, shown.error);
    const cause = causeOf(options, seen, told) ?? byError;
    return {
      time: seen.time,
      milliseconds: Math.round(seen.milliseconds * 10) / 10,
      operation: seen.operation,
      signed: seen.signed,
      ...(region !== undefined && { region }),
      ...(poolId !== undefined && { poolId }),
      ...(clientId !== undefined && { clientId }),
      ...(user !== undefined && { user }),
      ...(agent !== undefined && { agent }),
      ...(requestId !== undefined && { requestId }),
      ...(status !== undefined && { status }),
      outcome: seen.outcome,
      ...(cause && { cause }),
      ...shown,
    };
  };
}

/** Callers put anything where an id belongs: what cannot be one is a mark, for all that is told of the call. */
function withSafeIds(seen: SeenCall, markOf: MarkOf): SeenCall {
  const { clientId, poolId } = seen;
  return {
    ...seen,
    ...(clientId !== undefined && !clientIdForm.test(clientId) && { clientId: markOf('value', clientId) }),
    ...(poolId !== undefined && !isPoolId(poolId) && { poolId: markOf('value', poolId) }),
  };
}

/** What has the form of an id may still be a secret that the call carries elsewhere. */
function unlessCarried(clientId: string, redact: WithoutSecrets): string {
  const told = redact.sentence(clientId);
  return isMark(told) ? told : clientId;
}

/** What a Lifeguard knows goes before what the pairs tell; where they agree, the pairs have more to say. */
function causeOf(
  { titleOf }: WatchOptions,
  { toldCause, own, outcome }: SeenCall,
  told: ReturnType<typeof tellCause>,
): WatchedCause | undefined {
  if (toldCause === undefined || toldCause === told?.id) {
    return told && { ...told, isSure: told.isSure || toldCause !== undefined, from: own ? 'tap' : 'pairs' };
  }
  const title = titleOf(toldCause) ?? toldCause;
  const says =
    outcome === 'ok'
      ? 'The answer looks like a success, and nothing was done.'
      : 'The Lifeguard behind the tap says so.';
  return { id: toldCause, title, says, facts: {}, isSure: true, from: 'header' };
}

/** By the error as it is shown: without what it may quote. */
function likelyCauseOf(
  { likelyCause }: WatchOptions,
  operation: string,
  error: WatchedCall['error'],
): WatchedCause | undefined {
  const likely = error && likelyCause({ operation, ...error });
  return likely && { ...likely, from: 'error' };
}

function bodies(
  { withBodies }: WatchOptions,
  seen: SeenCall,
  redact: WithoutSecrets,
): Pick<WatchedCall, 'error' | 'input' | 'output' | 'unread'> {
  const { operation, input, output, error } = seen;
  if (!withBodies && !error) return {};
  const [shownInput, shownOutput] = [
    input === undefined ? undefined : redact.value(operation, 'input', input),
    output === undefined || error ? undefined : redact.value(operation, 'output', output),
  ];
  const unread = [
    ...(shownInput === undefined ? (['input'] as const) : []),
    ...(seen.isAnswerUnread || (shownOutput === undefined && output !== undefined && !error)
      ? (['output'] as const)
      : []),
  ];
  return {
    ...(error && {
      error: { type: error.type, message: error.message === null ? null : redact.sentence(error.message) },
    }),
    ...(withBodies && shownInput !== undefined && { input: shownInput }),
    ...(withBodies && shownOutput !== undefined && { output: shownOutput }),
    ...(withBodies && unread.length > 0 && { unread }),
  };
}
