import { createServer, type Server } from 'node:http';
import { refusal } from '../../server/pages/admission.ts';
import { sendHtml, sendProblem } from '../../server/pages/answer.ts';
import { mailIndexPage } from './mail-index-page.ts';
import { mailPage } from './mail-page.ts';
import type { MailPreviewer } from './mail-preview.ts';
import type { MailSlot } from './mail-slots.ts';

/** Besides what the page's own policy says: nobody may frame it. */
const policy = {
  'default-src': ["'none'"],
  'style-src': ["'unsafe-inline'"],
  'img-src': ['https:', 'data:'],
  'frame-ancestors': ["'none'"],
};

/**
 * Serves the preview. A message is made when its page is asked for, by a handler that is started
 * then: edit it, or the texts that it reads, and load the page again.
 *
 * @param report takes a bug
 */
export function mailServer(
  slots: readonly MailSlot[],
  startPreviewer: () => MailPreviewer,
  report: (error: unknown) => void,
): Server {
  const pages = new Map(slots.map(slot => [slot.page, slot]));
  /** Ends when no handler runs: there is one at a time, however many pages are asked for. */
  let idle: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = idle.then(run);
    idle = turn.catch(() => {});
    return turn;
  };
  const preview = async (slot: MailSlot) => {
    const previewer = startPreviewer();
    return previewer.preview(slot).finally(previewer.close);
  };
  return createServer(async (request, response) => {
    try {
      // Names of pages hold nothing that a browser would encode but the `+` of a client's id, which it
      // leaves.
      const name = request.url?.slice(1) ?? '';
      const isIndex = name === '' || name === 'index.html';
      // Another site may lead to the index, and make no handler run.
      const refused = refusal(request, [], isIndex);
      if (refused !== undefined) return sendProblem(response, 403, refused);
      if (isIndex) {
        return sendHtml(response, 200, mailIndexPage(slots, new Set()), policy);
      }
      const slot = pages.get(name);
      if (!slot) return sendProblem(response, 404, 'There is no such message.');
      // Nobody waits any more for a page that was left.
      const made = await inTurn(async () => (response.destroyed ? undefined : preview(slot)));
      if (made) sendHtml(response, 200, mailPage(made, slots), policy);
    } catch (error) {
      report(error);
      response.destroy();
    }
  });
}
