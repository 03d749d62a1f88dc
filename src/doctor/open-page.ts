import { isSilent, type WebAnswer, type WebReads } from '../surroundings/web-reads.ts';
import { isInside } from './inside-address.ts';

/** A redirect on the way to a page. */
export interface Hop {
  /** What was asked for. */
  readonly from: string;
  /** As the answer has it. */
  readonly location: string;
}

/** A page as a browser gets to it. */
export interface OpenedPage {
  readonly hops: readonly Hop[];
  /** The answer of the page itself, or in one word or two why none came. */
  readonly answer: WebAnswer | string;
}

/** What checks of a page say of one that does not show. */
export const notShown: { readonly notApplicable: string } = { notApplicable: 'the page does not show' };

const mostHops = 5;

/**
 * Asks for a page, and goes where it redirects to, five times at most. Only where people may be sent safely is it followed:
 * by https and to no address of a network's inside, or within the same origin.
 */
export async function openPage({ get }: WebReads, url: string): Promise<OpenedPage> {
  const { origin } = new URL(url);
  const hops: Hop[] = [];
  let from = url;
  for (;;) {
    const answer = await get(from);
    if (isSilent(answer)) return { hops, answer: answer.reason };
    const { location } = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return { hops, answer };
    const next = URL.parse(location, from);
    hops.push({ from, location });
    const isSafe = next?.origin === origin || (next?.protocol === 'https:' && !isInside(next.hostname));
    if (!next || !isSafe) {
      return { hops, answer: `${answer.status} to ${location}` };
    }
    if (hops.length > mostHops) return { hops, answer: `more than ${mostHops} redirects` };
    from = next.href;
  }
}

/** The page itself; undefined where it does not show. */
export async function shownPage(web: WebReads, url: string): Promise<WebAnswer | undefined> {
  const { answer } = await openPage(web, url);
  return typeof answer === 'object' && answer.status === 200 ? answer : undefined;
}
