import { sendHtml, sendProblem } from './answer.ts';
import type { Handler } from './context.ts';
import { inScheme } from './in-scheme.ts';
import { mailPolicy } from './security-headers.ts';

/**
 * Makes each link of a mail open in a window of its own that cannot reach back: where an attribute is
 * given twice, the first counts.
 */
function linksOutward(mail: string): string {
  return mail.replaceAll(/<(a|area)(?=[\s/>])/gi, '<$1 target="_blank" rel="noopener noreferrer"');
}

/**
 * `GET /_lifeguard/mail/{id}/body`: a mail's own HTML, for the frame of its page. It comes with a policy of
 * its own that makes it harmless also where it is opened by itself.
 */
export const mailBody: Handler = async ({ mailbox }, { response, query, name }) => {
  const message = await mailbox?.find(name);
  if (message?.html === undefined) return sendProblem(response, 404, 'There is no mail of that id.');
  const policy = mailPolicy(query.get('images') === 'shown');
  const scheme = query.get('scheme');
  const shown = scheme === 'light' || scheme === 'dark' ? inScheme(message.html, scheme) : message.html;
  // The one place where HTML that is not ours is sent; the policy is what makes that safe.
  sendHtml(response, 200, { html: linksOutward(shown) }, policy);
};
