import { describeCause } from '../cause.ts';

export const answersCached = describeCause({
  id: 'answers-cached',
  title: 'An old answer of the page or its script comes from a cache',
  seen: [
    {
      at: 'browser',
      text: 'The page that was deployed is not the one that is shown, or an error of before stays.',
    },
  ],
  means:
    'A CDN or the browser keeps the page, its script or an answer 404 longer than meant, so that a mended page still does ' +
    'what it did.',
  toldApart: 'The same address with another query shows the new page; the header age is large.',
  fix: 'Send cache-control: no-store with the page, names with a hash for scripts, and purge the CDN when you deploy.',
  likely: 8,
  settledBy: () => "curl -sI 'PAGE?fresh=1' | grep -i -e cache -e age",
});
