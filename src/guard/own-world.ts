import type { Page } from 'playwright-core';

/** Reads a page. @throws if it has gone, or lets nobody read it */
export type ReadPage = (expression: string) => Promise<unknown>;

/** What each reading has its world by: the same until the page is left for another. */
const worldName = 'lifeguard-guard';

/**
 * Reads a page from a world of its own, as extensions do: it sees the same document, and nothing of what the page's
 * scripts put in place of what browsers have.
 */
export async function ownWorld(page: Page): Promise<ReadPage> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  return async expression => {
    const frameId = frameTree.frame.id;
    const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      ...{ expression, contextId: executionContextId, returnByValue: true },
    });
    if (exceptionDetails) throw new Error(`it cannot be read: ${exceptionDetails.text}`);
    return result.value;
  };
}
