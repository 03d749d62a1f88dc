import { members, textOf } from '../pool/members.ts';
import { CallRefused } from './call-refused.ts';
import { EndpointUnreachable } from './endpoint-unreachable.ts';
import { AttemptsUsed } from './keep/hold.ts';
import type { ReceivedMail, WantedMail } from './mailbox/mailbox.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { secretHashFor } from './secret-hash.ts';
import { Unexpected } from './unexpected.ts';

/**
 * Asks for a reset code. Gives where it went, as the endpoint masks it. It is asked for once more where the endpoint has
 * not answered or has failed, never where it has refused.
 */
export async function requestCode(
  { call, now }: Pick<ProbePorts, 'call' | 'now'>,
  state: Pick<ProbeState, 'subject' | 'hold' | 'requestedAt' | 'requestedFrom'>,
): Promise<string> {
  const { subject, hold } = state;
  await hold.take();
  state.requestedAt = now();
  state.requestedFrom = performance.now();
  let again = '';
  const answer = await call('ForgotPassword', named(subject)).catch(async error => {
    if (!isServerFault(error)) throw error;
    try {
      await hold.take();
    } catch (refused) {
      throw refused instanceof AttemptsUsed ? error : refused;
    }
    again = ', at the second try';
    return call('ForgotPassword', named(subject));
  });
  const delivery = members(answer.CodeDeliveryDetails);
  const destination = textOf(delivery.Destination) ?? '';
  if (delivery.DeliveryMedium !== 'EMAIL') {
    throw new Unexpected(`the code went by ${textOf(delivery.DeliveryMedium) ?? 'no medium'}, not by mail`);
  }
  // A destination that does not fit the user is made up: the user is missing, and the client hides it.
  if (destination[0] !== subject.email[0]) {
    throw new Unexpected(`the code went to ${destination}, which is not the user's ${subject.email}`);
  }
  return `${destination}${again}`;
}

function isServerFault(error: unknown): boolean {
  if (error instanceof EndpointUnreachable) return true;
  return error instanceof CallRefused && /^(?:InternalErrorException|HTTP 5\d\d)$/.test(error.type);
}

/** Looks whether the mailbox can be read, before an attempt of the user is spent on a mail that nobody could read. */
export async function prepareMailbox(
  { mailbox, patience, now }: Pick<ProbePorts, 'mailbox' | 'patience' | 'now'>,
  { subject }: Pick<ProbeState, 'subject'>,
): Promise<string> {
  await mailbox.prepare(wantedSince(now(), subject), AbortSignal.timeout(Math.min(patience, 30_000)));
  return 'the mailbox can be read';
}

/** The mail with the code that was asked for. */
export async function receiveMail(
  { mailbox, patience }: Pick<ProbePorts, 'mailbox' | 'patience'>,
  { subject, requestedAt }: Pick<ProbeState, 'subject' | 'requestedAt'>,
): Promise<ReceivedMail> {
  const { email, clientId } = subject;
  const found = await mailbox.receive(wantedSince(requestedAt, subject), AbortSignal.timeout(patience));
  if (!found) {
    const waited = `within ${Math.round(patience / 1_000)} s`;
    throw new Unexpected(
      `no mail to ${email} arrived ${waited}; if none was sent, the user is missing or not verified, and the client hides it`,
    );
  }
  if (found.clientId !== undefined && found.clientId !== clientId && found.links.length === 0) {
    throw new Unexpected(`the newest mail was asked for by ${found.clientId}: does another probe run?`);
  }
  return found;
}

function wantedSince(since: number, { email, clientId, resetUrl, from }: ProbeSubject): WantedMail {
  return { to: email, since, clientId, page: resetUrl, from };
}

/** The one code of a mail. */
export function codeIn({ codes }: Pick<ReceivedMail, 'codes'>): string {
  const [code] = codes;
  if (codes.length !== 1 || code === undefined || !/^\d{6}$/.test(code)) {
    throw new Unexpected(`the mail has ${codes.length} codes where one of six digits was expected`);
  }
  return code;
}

/** Sets a password with the code. It is never tried again: wrong attempts lock a user out. */
export async function setPassword(
  { call }: Pick<ProbePorts, 'call'>,
  { subject, hold }: Pick<ProbeState, 'subject' | 'hold'>,
  code: string,
  password: string,
): Promise<void> {
  await hold.take();
  await call('ConfirmForgotPassword', { ...named(subject), ConfirmationCode: code, Password: password });
}

function named(subject: ProbeSubject): object {
  const hash = secretHashFor(subject, subject.username);
  return { ClientId: subject.clientId, Username: subject.username, ...(hash && { SecretHash: hash }) };
}
