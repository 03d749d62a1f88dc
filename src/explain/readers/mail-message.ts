/** A readable part of a mail, decoded. */
export interface MailPart {
  readonly isHtml: boolean;
  readonly text: string;
}

/** A mail as it travels, taken apart. */
export interface MailMessage {
  /** By their names in lower case; the first of each. */
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly MailPart[];
}

/** Headers that no other text begins with. */
const begins =
  /^(?:From |Received:|Return-Path:|Delivered-To:|Message-ID:|MIME-Version:|Date:|From:|To:|Subject:|DKIM-Signature:|X-[\w-]+:|ARC-[\w-]+:|Authentication-Results:|Content-Type:|Feedback-ID:)/i;

/** How deep parts may lie within parts, and how many are read. */
const deepest = 5;
const mostParts = 50;

/** Takes a mail apart; undefined where the text is none. */
export function mailMessage(text: string): MailMessage | undefined {
  const lines = text.replaceAll('\r\n', '\n').replace(/^From [^\n]*\n/, '');
  if (!begins.test(lines)) return undefined;
  const [headers, body] = headersAndBody(lines);
  if (!headers.has('from') && !headers.has('subject') && !headers.has('date')) return undefined;
  return { headers, parts: partsOf(headers, body, 0).slice(0, mostParts) };
}

function headersAndBody(text: string): readonly [ReadonlyMap<string, string>, string] {
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers = new Map<string, string>();
  // A line that begins with white space goes on with the one before.
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return [headers, end < 0 ? '' : text.slice(end + 2)];
}

function partsOf(headers: ReadonlyMap<string, string>, body: string, depth: number): readonly MailPart[] {
  const type = headers.get('content-type') ?? 'text/plain';
  const boundary = /\bboundary="?([^";]{1,200})"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary !== undefined) {
    if (depth >= deepest) return [];
    const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1, mostParts + 1);
    return pieces
      .filter(piece => !piece.startsWith('--'))
      .flatMap(piece => {
        const [inner, content] = headersAndBody(piece.replace(/^[^\n]*\n/, ''));
        return partsOf(inner, content, depth + 1);
      });
  }
  if (!/^text\//i.test(type)) return [];
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  return [{ isHtml: /^text\/html/i.test(type), text: decoded(body, encoding) }];
}

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return encoding === 'quoted-printable' ? fromQuotedPrintable(body) : body;
}

/** Text in quoted-printable as it was before (RFC 2045, 6.7). */
function fromQuotedPrintable(text: string): string {
  const joined = text.replace(/(?<![ \t])[ \t]+\n/g, '\n').replace(/=\n/g, '');
  return joined.replace(/(?:=[0-9A-Fa-f]{2})+/g, run =>
    Buffer.from(run.replaceAll('=', ''), 'hex').toString(),
  );
}
