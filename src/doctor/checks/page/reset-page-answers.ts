import { isSilent } from '../../../surroundings/web-reads.ts';
import { defineCheck } from '../../check.ts';

export const resetPageAnswers = defineCheck({
  id: 'reset-page-answers',
  severity: 'error',
  title: 'The reset page answers',
  why: 'Every reset mail links to it. Where it does not answer, nobody who lost a password gets in again.',
  looksAt: 'page',
  fix: 'Serve the page at the address that mails link to, or correct resetPage in pools.yaml.',
  leadsTo: [],
  needs: [],
  async run({ url, path: _path }, { web }) {
    const first = await web.get(url);
    const seen = (actual: string) => ({
      call: `GET ${url}`,
      field: 'status',
      actual,
      expected: '200 or 308',
    });
    if (isSilent(first)) {
      return [{ says: 'The reset page does not answer.', seen: [{ ...seen(first.reason) }], key: ['url'] }];
    }
    const isMoved =
      first.status === 301 || first.status === 302 || first.status === 307 || first.status === 308;
    const to = first.headers.location;
    const next = isMoved && to !== undefined ? URL.parse(to, url) : null;
    // Only where people may follow it safely is it followed.
    const isGood = next !== null && (next.protocol === 'https:' || next.origin === new URL(url).origin);
    const answer = isGood ? await web.get(next.href) : first;
    if (!isSilent(answer) && answer.status === 200) return [];
    const actual = isSilent(answer) ? answer.reason : String(answer.status);
    return [{ says: 'The reset page does not show.', seen: [seen(actual)], key: ['url'] }];
  },
});
