import type { WebAnswer } from '../../../surroundings/web-reads.ts';
import { defineCheck } from '../../check.ts';
import type { Seen } from '../../finding.ts';
import { findingIf } from '../../finding-if.ts';
import { notShown, shownPage } from '../../open-page.ts';

export const pageHasHeaders = defineCheck({
  id: 'page-has-headers',
  severity: 'warning',
  title: 'The reset page is kept from caches, frames and strange scripts',
  why:
    'The address of the page has a code that sets a password. A referrer tells it to others, a cache keeps an old page, a ' +
    'frame lets another site lead the clicks of people, and without a content security policy a strange script reads the ' +
    'password as it is typed.',
  looksAt: 'page',
  fix: 'Serve the page with these headers, as Lifeguard serves it on this machine.',
  leadsTo: ['answers-cached'],
  needs: [],
  async run({ url }, { web }) {
    const page = await shownPage(web, url);
    if (!page) return notShown;
    const call = `GET ${url}`;
    const seen = wanted.flatMap(({ header, expected, isMet }): Seen[] =>
      isMet(page) ? [] : [{ call, field: header, actual: page.headers[header] ?? 'absent', expected }],
    );
    return findingIf(seen, { says: 'The reset page lacks protection that its codes need.', key: ['url'] });
  },
});

/** What the page must be served with. A meta element does as well, but for caches and frames. */
const wanted: readonly {
  readonly header: string;
  readonly expected: string;
  isMet(page: WebAnswer): boolean;
}[] = [
  {
    header: 'cache-control',
    expected: 'no-store',
    isMet: ({ headers }) => /\bno-store\b/i.test(headers['cache-control'] ?? ''),
  },
  {
    header: 'referrer-policy',
    expected: 'no-referrer',
    isMet: ({ headers, body }) =>
      /\bno-referrer\s*$/i.test(headers['referrer-policy'] ?? '') ||
      metas(body).some(
        tag => /name=["']?referrer\b/i.test(tag) && /content=["']?no-referrer["'\s/>]/i.test(tag),
      ),
  },
  {
    header: 'content-security-policy',
    expected: 'a policy',
    isMet: ({ headers, body }) =>
      headers['content-security-policy'] !== undefined ||
      metas(body).some(tag => /http-equiv=["']?content-security-policy["'\s]/i.test(tag)),
  },
  {
    header: 'x-frame-options',
    expected: 'DENY, or frame-ancestors in content-security-policy',
    isMet: ({ headers }) =>
      /^\s*(?:deny|sameorigin)\s*$/i.test(headers['x-frame-options'] ?? '') ||
      /\bframe-ancestors\s+(?!\*)/i.test(headers['content-security-policy'] ?? ''),
  },
];

function metas(html: string): readonly string[] {
  return html.match(/<meta\b[^<>]*>/gi) ?? [];
}
