import { linksIn, linksInText } from '../../pool/mail-parts.ts';
import type { Asked } from '../asked.ts';
import type { Reading } from '../reading.ts';
import { whenSeen } from '../when-seen.ts';
import { mailMessage } from './mail-message.ts';
import { codeLinks, linkNote } from './mailed-link.ts';

/** Reads a mail as it was saved (.eml): when it was sent and the links in it. Its text and code are not kept. */
export function readMail(text: string, asked: Asked): Reading | undefined {
  const message = mailMessage(text);
  if (!message) return undefined;
  const date = Date.parse(message.headers.get('date') ?? '');
  const sentAt = Number.isFinite(date) ? date : asked.sentAt;
  const addresses = message.parts.flatMap(part =>
    part.isHtml ? linksIn(part.text) : linksInText(part.text),
  );
  const links = codeLinks(addresses, sentAt);
  const from = message.headers.get('from') ?? '';
  const isDefault = /no-reply@verificationemail\.com/i.test(from);
  return {
    kind: 'mail',
    says: [
      sentAt === undefined ? 'without a date' : `sent ${whenSeen(sentAt, asked.now)}`,
      ...(isDefault ? ['by the default sender of Cognito'] : []),
      links.length === 0
        ? 'without a link that carries a code'
        : `with ${links.length === 1 ? 'a link' : `${links.length} links`} to ${[...new Set(links.map(({ host }) => host))].join(', ')}`,
    ].join(', '),
    found: { links: links.slice(0, 10) },
    notes: links.slice(0, 3).map(linkNote),
  };
}
