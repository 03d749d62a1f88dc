import { clientIn } from '../api-call.ts';
import { invariant } from '../invariant.ts';

/** Links of before carry no app client: they go to the fallback, or nowhere. */
export const fallsBackOnlyWithoutClient = invariant(
  'falls-back-only-without-client',
  'A link without an app client goes to the fallback of pools.yaml, or is refused where there is none.',
  ['no client'],
  ({ calls, visit, pools: { fallbackClient } }) => {
    const sent = calls[0] && clientIn(calls[0]);
    if (fallbackClient === undefined) {
      if (calls.length === 0) return undefined;
      return `pools.yaml names no resetPage.fallbackClient, and the page sent the code to ${sent}.`;
    }
    if (calls.length === 0) {
      return `pools.yaml names ${fallbackClient} as resetPage.fallbackClient, and the page called nothing: ${visit.obstacle ?? 'it was submitted'}.`;
    }
    return sent === fallbackClient
      ? undefined
      : `pools.yaml names ${fallbackClient} as resetPage.fallbackClient, and the page sent the code to ${sent}.`;
  },
);
