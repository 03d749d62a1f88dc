import { createServer, type Server } from 'node:http';
import { refusal } from '../server/pages/admission.ts';
import { sendHtml, sendProblem } from '../server/pages/answer.ts';
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
  return createServer(async (request, response) => {
    try {
      const refused = refusal(request, [], true);
      if (refused !== undefined) return sendProblem(response, 403, refused);
      // Names of pages hold nothing that a browser would encode but the `+` of a client's id, which it
      // leaves.
      const name = request.url?.slice(1) ?? '';
      if (name === '' || name === 'index.html') {
        return sendHtml(response, 200, mailIndexPage(slots, new Set()), policy);
      }
      const slot = pages.get(name);
      if (!slot) return sendProblem(response, 404, 'There is no such message.');
      const previewer = startPreviewer();
      const preview = await previewer.preview(slot).finally(previewer.close);
      sendHtml(response, 200, mailPage(preview, slots), policy);
    } catch (error) {
      report(error);
      response.destroy();
    }
  });
}
