import { startOfBody } from '../pool/body-of.ts';
import { whyUnanswered } from '../pool/why-unanswered.ts';
import { createMemo } from './memo.ts';
import type { Outside } from './outside.ts';
import type { NoWebAnswer, WebAnswer, WebReads } from './web-reads.ts';

const patience = 10_000;

/** Reads pages and documents by the given fetch. */
export function readWeb({ fetch, clock }: Outside): WebReads {
  const memo = createMemo();
  return {
    get: url =>
      memo(url, async (): Promise<WebAnswer | NoWebAnswer> => {
        const asked = clock.now();
        try {
          const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
          const at = (asked + clock.now()) / 2;
          const body = await startOfBody(response);
          return { status: response.status, headers: Object.fromEntries(response.headers), body, at };
        } catch (error) {
          return { reason: whyUnanswered(error) };
        }
      }),
  };
}
