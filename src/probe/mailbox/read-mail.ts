import type { Address, Email } from 'postal-mime';
import { type MailContent, type MailParts, mailContent } from './mail-content.ts';
import { MailboxProblem } from './mailbox-problem.ts';

/** The bytes that a mail may have: ten times those of one that resets a password and brings its images along. */
export const largestMail = 1_048_576;

const mostLines = 20_000;
/**
 * Reads a mail as it came (RFC 5322), in bounded time whatever it is.
 *
 * @param page the address that its link should lead to, without the query, where one is known
 * @throws MailboxProblem `too-large` or `not-understood`
 */
export async function readMail(raw: Uint8Array, page?: string): Promise<MailContent> {
  if (raw.byteLength > largestMail) throw tooLarge(raw.byteLength);
  if (hasMoreLines(raw, mostLines)) {
    throw new MailboxProblem(
      'too-large',
      `A mail to the address has more than ${mostLines} lines: not read.`,
    );
  }
  const mail = await parsed(raw);
  const sentAt = Date.parse(mail.date ?? '');
  const parts: MailParts = {
    id: mail.messageId,
    sentAt: Number.isNaN(sentAt) ? undefined : sentAt,
    from: mail.from ? written(mail.from) : '',
    to: recipients(mail),
    subject: mail.subject ?? '',
    html: mail.html ?? '',
    text: mail.text ?? '',
  };
  return mailContent(parts, page);
}

/**
 * The addresses that a mail is for, in lower case, by its headers, which may be cut off; undefined where they do not say.
 *
 * @throws MailboxProblem `not-understood`
 */
export async function recipientsIn(headers: Uint8Array): Promise<readonly string[] | undefined> {
  const found = recipients(await parsed(headers));
  return found.length === 0 ? undefined : found;
}

/** A mail of so many bytes is not read. */
export function tooLarge(bytes: number): MailboxProblem {
  const size = bytes < 10_485_760 ? (bytes / 1_048_576).toFixed(1) : String(Math.round(bytes / 1_048_576));
  return new MailboxProblem('too-large', `A mail to the address has ${size} MiB, more than 1 MiB: not read.`);
}

async function parsed(raw: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const parser = new PostalMime({
      maxNestingDepth: 50,
      maxHeadersSize: 262_144,
      // A mail within a mail is not from the pool.
      forceRfc822Attachments: true,
    });
    return await Object.assign(parser, { renderTextContent }).parse(raw);
  } catch (error) {
    const why = /nesting/i.test(String(error))
      ? 'its parts are nested more than 50 deep'
      : /header size/i.test(String(error))
        ? 'its headers have more than 256 KiB'
        : 'it is no mail';
    throw new MailboxProblem('not-understood', `A mail to the address cannot be read: ${why}.`);
  }
}

interface ReadParts {
  readonly textMap: ReadonlyMap<unknown, Readonly<Partial<Record<TextType, readonly { value: string }[]>>>>;
  textContent: Readonly<Record<TextType, string>>;
}

type TextType = 'plain' | 'html';

/**
 * In place of postal-mime's own step, which where a mail has HTML without a text beside it and a text elsewhere also makes
 * a text of the HTML: in the square of its length (22 s for 240 KB), and with what no reader sees.
 */
function renderTextContent(this: ReadParts): void {
  const joined = (type: TextType) =>
    [...this.textMap.values()].flatMap(parts => (parts[type] ?? []).map(({ value }) => value)).join('\n');
  this.textContent = { plain: joined('plain'), html: joined('html') };
}

function hasMoreLines(raw: Uint8Array, most: number): boolean {
  let at = -1;
  for (let lines = 0; lines <= most; lines += 1) {
    at = raw.indexOf(10, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function written({ name, address = '' }: Address): string {
  return name === '' ? address : `${name} <${address}>`;
}

function recipients({ to = [], cc = [], headers, deliveredTo }: Email): readonly string[] {
  const named = [...to, ...cc].flatMap(
    ({ address, group }) => group?.map(one => one.address) ?? [address ?? ''],
  );
  const original = headers.filter(({ key }) => key === 'x-original-to').map(({ value }) => value.trim());
  const all = [...named, ...original, ...(deliveredTo === undefined ? [] : [deliveredTo])];
  return [...new Set(all.map(address => address.toLowerCase()).filter(address => address !== ''))];
}
