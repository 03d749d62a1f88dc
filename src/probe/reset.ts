import { members, text } from './cognito.ts';
import type { ReceivedMail } from './mail.ts';
import type { ProbePorts, ProbeSubject } from './probe.ts';
import { secretHashFor } from './secret-hash.ts';
import { Unexpected } from './unexpected.ts';

/** Asks for a reset code. Gives where it went, as the endpoint masks it. */
export async function requestCode(
  { call }: Pick<ProbePorts, 'call'>,
  subject: ProbeSubject,
): Promise<string> {
  const answer = await call('ForgotPassword', named(subject));
  const delivery = members(answer.CodeDeliveryDetails);
  const destination = text(delivery.Destination) ?? '';
  if (delivery.DeliveryMedium !== 'EMAIL') {
    throw new Unexpected(`the code went by ${text(delivery.DeliveryMedium) ?? 'no medium'}, not by mail`);
  }
  // A destination that does not fit the user is made up: the user is missing, and the client hides it.
  if (destination[0] !== subject.email[0]) {
    throw new Unexpected(`the code went to ${destination}, which is not the user's ${subject.email}`);
  }
  return destination;
}

/** The mail with the code that was asked for since then, in milliseconds since 1970. */
export async function receiveMail(
  { readMail }: Pick<ProbePorts, 'readMail'>,
  { email, clientId }: ProbeSubject,
  since: number,
): Promise<ReceivedMail> {
  const found = await readMail(email, since);
  if (!found) {
    throw new Unexpected(
      `no mail to ${email} arrived; if none was sent, the user is missing or not verified, and the client hides it`,
    );
  }
  if (found.clientId !== undefined && found.clientId !== clientId) {
    throw new Unexpected(`the newest mail was asked for by ${found.clientId}: does another probe run?`);
  }
  return found;
}

/** The one code of a mail. */
export function codeIn({ codes }: ReceivedMail): string {
  const [code] = codes;
  if (codes.length !== 1 || code === undefined || !/^\d{6}$/.test(code)) {
    throw new Unexpected(`the mail has ${codes.length} codes where one of six digits was expected`);
  }
  return code;
}

/** Sets a password with the code. */
export async function setPassword(
  { call }: Pick<ProbePorts, 'call'>,
  subject: ProbeSubject,
  code: string,
  password: string,
): Promise<void> {
  await call('ConfirmForgotPassword', { ...named(subject), ConfirmationCode: code, Password: password });
}

function named(subject: ProbeSubject): object {
  const hash = secretHashFor(subject, subject.username);
  return { ClientId: subject.clientId, Username: subject.username, ...(hash && { SecretHash: hash }) };
}
