import { defineCheck } from '../../check.ts';
import { openPage } from '../../open-page.ts';

export const resetPageAnswers = defineCheck({
  id: 'reset-page-answers',
  severity: 'error',
  title: 'The reset page answers',
  why: 'Every reset mail links to it. Where it does not answer, nobody who lost a password gets in again.',
  looksAt: 'page',
  fix: 'Serve the page at the address that mails link to, or correct resetPage in pools.yaml.',
  leadsTo: [],
  needs: [],
  async run({ url }, { web }) {
    const { answer } = await openPage(web, url);
    if (typeof answer === 'object' && answer.status === 200) return [];
    const actual = typeof answer === 'object' ? String(answer.status) : answer;
    return [
      {
        says: 'The reset page does not show.',
        seen: [{ call: `GET ${url}`, field: 'status', actual, expected: '200' }],
        key: ['url'],
      },
    ];
  },
});
