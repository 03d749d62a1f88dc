import type { ImapFlowError } from 'imapflow';
import { whyUnanswered } from '../../pool/why-unanswered.ts';
import { MailboxProblem } from './mailbox-problem.ts';

/** What Node.js says of a certificate or of TLS. */
const untrusted =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|STARTTLS_)/;

const tooLarge = new Set(['LineTooLarge', 'LiteralTooLarge', 'ResponseTooLarge']);

/** Errors of the connection, by the codes of Node.js and of imapflow. */
const unreachable =
  /^(?:E[A-Z]+|CONNECT_TIMEOUT|GREETING_TIMEOUT|UPGRADE_TIMEOUT|NoConnection|EConnectionClosed|StateLogout|ClosedAfterConnect\w+)$/;

/**
 * The problem behind what imapflow throws. Of what a server answers, only its response code is told: its words may
 * repeat a name or more.
 *
 * @param server such as `imap.example.com:993`
 * @param doing what was done, such as `logging in`
 */
export function imapProblem(error: unknown, server: string, doing: string): MailboxProblem {
  if (error instanceof MailboxProblem) return error;
  const {
    code = '',
    responseStatus,
    tlsFailed,
    authenticationFailed,
    serverResponseCode,
  }: ImapFlowError = error instanceof Error ? error : new Error(String(error));
  const answer = [responseStatus, serverResponseCode].filter(part => part !== undefined).join(' ');
  const problem = (...[kind, message]: ConstructorParameters<typeof MailboxProblem>) =>
    new MailboxProblem(kind, message, { cause: error });
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return problem(
      'not-trusted',
      `${server} speaks no TLS from the first byte (${code}): is tls: required meant, or another port?`,
    );
  }
  if (untrusted.test(code))
    return problem('not-trusted', `${server} is not trusted (${whyUnanswered(error)}).`);
  if (tlsFailed) return problem('not-trusted', `${server} offers no TLS.`);
  if (serverResponseCode === 'OVERQUOTA') {
    return problem('full', `The mailbox at ${server} is full (OVERQUOTA).`);
  }
  if (authenticationFailed) {
    const named = serverResponseCode === undefined ? '' : ` (${serverResponseCode})`;
    return problem('refused', `${server} refused the login${named}.`);
  }
  if (tooLarge.has(code)) {
    return problem('too-large', `${server} answered more than was asked for, while ${doing}.`);
  }
  if (unreachable.test(code)) {
    return problem(
      'unreachable',
      `${server} cannot be reached, or ended the connection, while ${doing} (${whyUnanswered(error)}).`,
    );
  }
  if (answer !== '') return problem('refused', `${server} answered ${answer}, while ${doing}.`);
  return problem('not-understood', `What ${server} answered was not understood, while ${doing}.`);
}
