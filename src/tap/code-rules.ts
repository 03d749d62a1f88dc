import { type CodeUse, codeUses } from '../causes/code-use.ts';
import { codeAlreadyUsed } from '../causes/reset/code-already-used.ts';
import { codeExpired } from '../causes/reset/code-expired.ts';
import { codeIssuedToAnotherClient } from '../causes/reset/code-issued-to-another-client.ts';
import { codeMismatch } from '../causes/reset/code-mismatch.ts';
import { codeOfAnotherPurpose } from '../causes/reset/code-of-another-purpose.ts';
import { codeReplaced } from '../causes/reset/code-replaced.ts';
import { hiddenUserSubmitsCode } from '../causes/reset/hidden-user-submits-code.ts';
import { noCodeRequested } from '../causes/reset/no-code-requested.ts';
import { signUpAlreadyConfirmed } from '../causes/sign-up/sign-up-already-confirmed.ts';
import { span } from '../causes/span.ts';
import { ago } from './ago.ts';
import { codeHandedIn, isHiddenWhetherSent } from './code-calls.ts';
import type { CodeRequest, HandedInCode } from './pairs.ts';
import type { SeenCall } from './seen-call.ts';
import { messageOf, type Rule, type ToldCause, tell, tellLikely, type Watched } from './told-cause.ts';

/** A code that was refused, beside what the tap knows of the user's codes for the same purpose. */
interface Refused {
  readonly seen: SeenCall;
  readonly known: Watched;
  readonly use: CodeUse;
  /** Oldest first. */
  readonly requests: readonly CodeRequest[];
  readonly ofOthers: readonly CodeRequest[];
  /** The newest of this purpose that is known to be of another pool. */
  readonly elsewhere: CodeRequest | undefined;
  /** The newest code of this purpose that was taken. */
  readonly lastUsed: HandedInCode | undefined;
  /** When the very code was taken. */
  readonly sameUsed: HandedInCode | undefined;
  /** Other codes of this purpose that were refused before. */
  readonly otherRefused: readonly HandedInCode[];
}

/** Why a code was refused: by who had it sent, what for, and when. */
export const codeRule: Rule = (seen, known) => {
  const handedIn = codeHandedIn(seen);
  if (!handedIn) return undefined;
  const { use } = handedIn;
  const person = known.pairs.person(seen.names);
  const code = known.pairs.mark(handedIn.code);
  const here = poolOf(seen, known);
  /** A user of the same name in another pool is another user. */
  const mayBeHere = (one: Caller) => {
    const there = poolOf(one, known);
    return here === undefined || there === undefined || there === here;
  };
  const used = person?.used.filter(one => one.use === use && mayBeHere(one)) ?? [];
  const requests = person?.requests.filter(mayBeHere) ?? [];
  const refused: Refused = {
    seen,
    known,
    use,
    requests: requests.filter(request => request.use === use),
    ofOthers: requests.filter(request => request.use !== use),
    elsewhere: person?.requests.findLast(request => request.use === use && !mayBeHere(request)),
    lastUsed: used.at(-1),
    sameUsed: used.findLast(one => one.code === code),
    otherRefused: person?.refused.filter(one => one.use === use && one.code !== code && mayBeHere(one)) ?? [],
  };
  const type = seen.error?.type;
  if (type === 'ExpiredCodeException') return usedBefore(refused) ?? expired(refused);
  if (type === 'CodeMismatchException') return usedBefore(refused) ?? mismatched(refused);
  return /Current status is/.test(messageOf(seen)) ? confirmedBefore(refused) : undefined;
};

function usedBefore({ seen, known, sameUsed }: Refused): ToldCause | undefined {
  if (!sameUsed) return undefined;
  const says =
    `${known.nameOf(sameUsed.clientId)} used this code ${ago(seen.time, sameUsed.at)}. ` +
    'A code works once: this is a second submit.';
  return tell(codeAlreadyUsed, says, { user: known.userOf(seen.user), usedAt: sameUsed.at });
}

function expired(refused: Refused): ToldCause | undefined {
  const { seen, known, use, requests, ofOthers, lastUsed } = refused;
  const user = known.userOf(seen.user);
  const newest = requests.at(-1);
  if (!newest) {
    const ofPool = ofAnotherPool(refused);
    if (ofPool !== undefined) return tellLikely(noCodeRequested, ofPool, { user });
    const other = ofOthers.at(-1);
    if (other && seen.time - other.at < codeUses[other.use].lifetime) return ofAnotherPurpose(refused, other);
    const says =
      `${user} asked for no code since this tap began to look, ${ago(seen.time, known.pairs.since)}: ` +
      `${codeUses[use].sentAgainBy} did not come by under this name.`;
    return tellLikely(noCodeRequested, says, { user });
  }
  if (lastUsed && lastUsed.at >= newest.at) {
    const says =
      `The newest code was used by ${known.nameOf(lastUsed.clientId)} ${ago(seen.time, lastUsed.at)}, and none was ` +
      'sent since.';
    return tell(codeAlreadyUsed, says, { user, usedAt: lastUsed.at });
  }
  if (seen.time - newest.at >= codeUses[use].lifetime) {
    const expiredAt = newest.at + codeUses[use].lifetime;
    const says =
      `The newest code ${wasSent(known, newest)} ${ago(seen.time, newest.at)}, by ${newest.operation} of ${known.nameOf(newest.clientId)}. ` +
      `It lived ${span(codeUses[use].lifetime)}.`;
    return tell(codeExpired, says, { user, sentAt: newest.at, expiredAt });
  }
  return ofAnotherClient(refused, newest);
}

function ofAnotherClient(refused: Refused, newest: CodeRequest): ToldCause | undefined {
  const { seen, known, use, requests } = refused;
  const { clientId: issuedTo } = newest;
  const { clientId: submittedBy } = seen;
  if (issuedTo === undefined || submittedBy === undefined || issuedTo === submittedBy) return undefined;
  const facts = { issuedTo, submittedBy };
  const sent = `${wasSent(known, newest)} ${ago(seen.time, newest.at)}, and works for its own client alone.`;
  const own = requests.findLast(
    ({ clientId, at }) => clientId === submittedBy && seen.time - at < codeUses[use].lifetime,
  );
  if (own) {
    // Nobody sees which of the two codes came: the one of the other client, or its own, which the other's ended.
    const says =
      `The newest code was issued to ${known.nameOf(issuedTo)}; ${known.nameOf(submittedBy)} submitted this one. ` +
      `The newest ${sent} Or this is the code that ${known.nameOf(submittedBy)} itself asked for ` +
      `${ago(seen.time, own.at)}: the newer one replaced it.`;
    return tellLikely(codeIssuedToAnotherClient, says, facts);
  }
  const another = moreThanWereSent(refused, newest);
  if (another) {
    const says =
      `The newest code was issued to ${known.nameOf(issuedTo)}; ${known.nameOf(submittedBy)} submitted another one ` +
      `${ago(seen.time, another.at)}: at most one of the two is it. ${known.nameOf(submittedBy)} asked for none, so that ` +
      `no code works for it. The newest ${sent}`;
    return tellLikely(codeIssuedToAnotherClient, says, facts);
  }
  const says =
    `This code was issued to ${known.nameOf(issuedTo)}; ${known.nameOf(submittedBy)} submitted it. ` +
    `It ${sent}`;
  return tell(codeIssuedToAnotherClient, says, facts);
}

/**
 * The last of the other codes that this client submitted since the newest was sent, where with this one they are more
 * than were sent: one of them is nobody's.
 */
function moreThanWereSent(
  { seen, use, requests, otherRefused }: Refused,
  newest: CodeRequest,
): HandedInCode | undefined {
  const sent = requests.filter(({ at }) => seen.time - at < codeUses[use].lifetime);
  const others = otherRefused.filter(({ clientId, at }) => clientId === seen.clientId && at >= newest.at);
  const submitted = new Set(others.map(({ code }) => code)).size + 1;
  return submitted > sent.length ? others.at(-1) : undefined;
}

function mismatched(refused: Refused): ToldCause | undefined {
  const { seen, known, use, requests, ofOthers } = refused;
  const user = known.userOf(seen.user);
  const active = requests.filter(({ at }) => seen.time - at < codeUses[use].lifetime);
  const newest = active.at(-1);
  if (!newest) {
    const ofPool = ofAnotherPool(refused);
    if (ofPool !== undefined) return tellLikely(hiddenUserSubmitsCode, ofPool, { user, reason: 'missing' });
    const other = ofOthers.at(-1);
    return other && ofAnotherPurpose(refused, other);
  }
  if (active.length > 1) {
    const sent = isProven(known, newest) ? 'were sent' : 'are said to have been sent';
    const says =
      `${active.length} codes ${sent} to ${user}, the newest ${ago(seen.time, newest.at)} by ` +
      `${known.nameOf(newest.clientId)}, and only the newest counts: this one is older, or mistyped.`;
    return tellLikely(codeReplaced, says, { user });
  }
  const hidden = isProven(known, newest) ? '' : ' Or there is no such user, and the client hides that.';
  const says =
    `One code ${wasSent(known, newest)} to ${user}, ${ago(seen.time, newest.at)} by ${known.nameOf(newest.clientId)}, ` +
    `and this is another: mistyped, or of an older mail.${hidden}`;
  return tellLikely(codeMismatch, says, { user });
}

/** That the last code went out in another pool; undefined where none did, or it has run out. */
function ofAnotherPool({ seen, known, use, elsewhere }: Refused): string | undefined {
  if (!elsewhere || seen.time - elsewhere.at >= codeUses[use].lifetime) return undefined;
  const { clientId } = elsewhere;
  const by = clientId === undefined ? '' : ` of ${known.nameOf(clientId)}`;
  return (
    `The last code ${wasSent(known, elsewhere)} by ${elsewhere.operation}${by} ${ago(seen.time, elsewhere.at)}, in pool ` +
    `${poolOf(elsewhere, known)}. ${known.nameOf(seen.clientId)}, which submitted this one, belongs to another pool, ` +
    `${poolOf(seen, known)}: users and codes of the one are not known to the other.`
  );
}

function ofAnotherPurpose({ seen, known, use }: Refused, other: CodeRequest): ToldCause {
  const says =
    `The last code ${wasSent(known, other)} by ${other.operation} ${ago(seen.time, other.at)}, and is not for ${seen.operation}. ` +
    `${codeUses[use].sentAgainBy} sends one that is.`;
  return tellLikely(codeOfAnotherPurpose, says, { user: known.userOf(seen.user) });
}

function confirmedBefore({ seen, known, lastUsed }: Refused): ToldCause {
  const [, status = ''] = /Current status is (\w+)/.exec(messageOf(seen)) ?? [];
  const says = lastUsed
    ? `${known.nameOf(lastUsed.clientId)} confirmed the same user ${ago(seen.time, lastUsed.at)}: this is a second submit.`
    : `The user's status was ${status} before this call.`;
  return tell(signUpAlreadyConfirmed, says, { user: known.userOf(seen.user), status });
}

/** Who sent a call. */
type Caller = Pick<CodeRequest, 'clientId' | 'poolId'>;

/** The pool of a call, where it is known. */
function poolOf({ clientId, poolId }: Caller, known: Watched): string | undefined {
  return poolId ?? known.poolOf(clientId);
}

/** A client that hides who exists says of nobody's code, too, that it was sent. */
function wasSent(known: Watched, request: CodeRequest): string {
  return isProven(known, request) ? 'was sent' : 'is said to have been sent';
}

function isProven({ pairs }: Watched, { operation, clientId = '' }: CodeRequest): boolean {
  return !isHiddenWhetherSent(operation) || pairs.candid.get(clientId) === true;
}
