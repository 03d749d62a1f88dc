/** A link that something between the sender and the mailbox put in place of another. */
export interface RewrittenLink {
  /** The host that it leads through. */
  readonly through: string;
  /** The address that it carries within; undefined where none can be read without opening it. */
  readonly to: string | undefined;
}

/** Services that count clicks or look at links before they lead on, by the ends of their hosts. */
const redirectors: readonly string[] = [
  ...['awstrack.me', 'sendgrid.net', 'mandrillapp.com', 'list-manage.com', 'mailgun.org', 'mjt.lu'],
  ...['pstmrk.it', 'spgo.io', 'sendibm1.com', 'sendibm2.com', 'sendibm3.com', 'sendibt1.com', 'sendibt2.com'],
  ...['hubspotlinks.com', 'hubspotemail.net', 'klclick.com', 'klclick1.com', 'customeriomail.com'],
  ...['exacttarget.com', 'rs6.net', 'cmail19.com', 'cmail20.com', 'createsend1.com', 'mailchimp.com'],
  ...['safelinks.protection.outlook.com', 'urldefense.com', 'urldefense.proofpoint.com', 'mimecast.com'],
  ...['linkprotect.cudasvc.com', 'secure-web.cisco.com', 'fireeye.com', 'avanan.click'],
];

/**
 * Tells whether a link was rewritten, without opening it.
 *
 * @param page the address that is expected, without its query; where none is, an address with `cid` counts as one
 */
export function rewrittenLink(link: string, page: string | undefined): RewrittenLink | undefined {
  const url = webAddress(link);
  const expected = page === undefined ? undefined : webAddress(page);
  if (!url || (expected && url.host === expected.host)) return undefined;
  const isMeant = (inner: URL) =>
    inner.host !== url.host &&
    (expected
      ? inner.origin === expected.origin && inner.pathname === expected.pathname
      : inner.searchParams.has('cid'));
  const carried = addressesWithin(url);
  const to = carried.find(isMeant);
  const isRedirector = redirectors.some(end => url.hostname === end || url.hostname.endsWith(`.${end}`));
  return to || isRedirector ? { through: url.host, to: to?.href } : undefined;
}

function webAddress(text: string): URL | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * The addresses that another carries: in a step of its path or a value of its query, as they are, percent-encoded up to
 * three times or in base64, else from there to its end.
 */
function addressesWithin({ pathname, search, searchParams }: URL): readonly URL[] {
  const whole = `${pathname}${search}`.slice(0, 8_192);
  const pieces = [...pathname.slice(0, 8_192).split('/'), ...searchParams.values(), whole];
  return pieces.flatMap(piece => readings(piece)).flatMap(address => webAddress(address) ?? []);
}

function readings(piece: string): readonly string[] {
  const found = new Set<string>();
  let text = piece.slice(0, 8_192);
  for (let times = 0; times < 4; times += 1) {
    for (const part of [text, ...encodedTexts(text)]) {
      // One may stand in another. Proofpoint writes __; behind an address.
      for (const { index } of [...part.matchAll(/https?:\/\//g)].slice(0, 5)) {
        found.add(part.slice(index).split(/[\s"<>\\]|__;/)[0] ?? '');
      }
    }
    const decoded = percentDecoded(text);
    if (decoded === text) break;
    text = decoded;
  }
  return [...found];
}

function encodedTexts(text: string): readonly string[] {
  const words = text.match(/[\w+/-]{24,}={0,2}/g) ?? [];
  return words.map(word => Buffer.from(word, 'base64').toString('latin1'));
}

function percentDecoded(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, encoded => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  });
}
