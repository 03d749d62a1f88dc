import { htmlText } from '../../pool/html-text.ts';
import { codesIn, linksIn, linksInText } from '../../pool/mail-parts.ts';
import { MailboxProblem } from './mailbox-problem.ts';
import { rewrittenLink } from './rewritten-link.ts';

const longestHtml = 262_144;

/** More than a mail for one purpose has; those behind are not looked at. */
const mostLinks = 500;

/** More characters than servers take; what is longer is no link that can be followed. */
const longestLink = 8_192;

/** What a mail is made of, once it is decoded. */
export interface MailParts {
  /** Names it among all mails, such as its `Message-ID`. */
  readonly id: string | undefined;
  /** When its sender dated it, in milliseconds since 1970; undefined where it has no date. */
  readonly sentAt: number | undefined;
  /** As in its header: `Example <noreply@example.com>`. */
  readonly from: string;
  /** The addresses that it is for, in lower case. */
  readonly to: readonly string[];
  readonly subject: string;
  /** Empty where it has none; so is `text`. */
  readonly html: string;
  readonly text: string;
  /** The app client that it is for, where the mailbox knows. */
  readonly clientId?: string | undefined;
}

/** What a mail says. */
export interface MailContent extends Omit<MailParts, 'html' | 'text'> {
  /** The numbers of six digits in its words, or where it has none in its links, each once. */
  readonly codes: readonly string[];
  readonly links: readonly string[];
  /** What the mailbox knows, else the `cid` of a link, also of one that is rewritten. */
  readonly clientId: string | undefined;
  readonly remarks: readonly string[];
}

/**
 * Reads what a mail says.
 *
 * @param page the address that its link should lead to, without the query, where one is known
 * @throws MailboxProblem `too-large`
 */
export function mailContent({ html, text, ...mail }: MailParts, page?: string): MailContent {
  if (html.length > longestHtml) {
    throw new MailboxProblem('too-large', 'A mail to the address has more than 256 KiB of HTML: not read.');
  }
  const words = `${htmlText(html)}\n${text}`;
  const inWords = codesIn(words.replaceAll(/https?:\/\/[^\s<>"]+/g, ' '));
  const links = [...new Set([...linksIn(html), ...linksInText(text)])]
    .filter(({ length }) => length <= longestLink)
    .slice(0, mostLinks);
  const rewritten = links.map(link => ({ link, by: rewrittenLink(link, page) }));
  const named = rewritten.map(({ link, by }) => clientIn(by?.to ?? link)).find(id => id !== undefined);
  return {
    ...mail,
    // A mail may carry its code in the link alone. Else what stands in addresses is no code: trackers number theirs.
    codes: (inWords.length > 0 ? inWords : codesIn(words)).filter(code => code.length === 6),
    links,
    clientId: mail.clientId ?? named,
    remarks: remarksOn(rewritten, page),
  };
}

function clientIn(link: string): string | undefined {
  const id = URL.parse(link)?.searchParams.get('cid') ?? '';
  return /^[\w+]{1,128}$/.test(id) ? id : undefined;
}

function remarksOn(
  links: readonly { readonly link: string; readonly by: ReturnType<typeof rewrittenLink> }[],
  page: string | undefined,
): readonly string[] {
  const carried = links.flatMap(({ by }) =>
    by?.to === undefined ? [] : [{ to: by.to, through: by.through }],
  );
  if (carried.length > 0) {
    return [...new Set(carried.map(({ to, through }) => `the link to ${bare(to)} leads through ${through}`))];
  }
  if (page !== undefined && links.some(({ link }) => bare(link) === bare(page))) return [];
  const hosts = new Set(links.flatMap(({ by }) => by?.through ?? []));
  return [...hosts].map(host => `a link leads through ${host}, and does not say where to`);
}

/** Without what may carry a code. */
function bare(address: string): string {
  const { origin, pathname } = URL.parse(address) ?? { origin: '', pathname: '' };
  return `${origin}${pathname}`;
}
