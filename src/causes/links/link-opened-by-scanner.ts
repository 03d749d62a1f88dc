import { describeCause } from '../cause.ts';
import { codeSubmission, isSameCode } from '../code-submission.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const linkOpenedByScanner = describeCause({
  id: 'link-opened-by-scanner',
  title: 'A mail scanner opened the link, and the page acted at once',
  seen: [
    { at: 'API', error: 'ExpiredCodeException', text: 'Invalid code provided, please request a code again.' },
    { at: 'browser', text: 'The link is used up before its reader has clicked on it.' },
  ],
  means:
    'Security gateways open links before the reader does, run their scripts, and some even submit forms. A page that confirms ' +
    'or asks for a new code as it loads lets them use the code up, or replace it.',
  toldApart:
    'The log of the page has a request minutes or seconds before the reader’s, from a data centre. It happens to readers of ' +
    'some domains only.',
  fix: 'Let the page do nothing as it loads. Confirm only when the user submits, and send a new code only at a click.',
  likely: 3,
  judge: judgedBy(function* (known) {
    for (const { wrappedBy } of known.links)
      if (wrappedBy !== undefined)
        yield speaksFor(`The link goes through ${wrappedBy}, which looks at what it leads to.`);
    const { call, requests } = codeSubmission(known);
    const used =
      call &&
      known.calls
        .slice(0, known.calls.indexOf(call))
        .find(other => other.outcome === 'ok' && isSameCode(other, call));
    const sent = requests.at(-1)?.at;
    if (used?.at !== undefined && sent !== undefined && used.at - sent < 60_000)
      yield speaksFor(
        `The code was accepted ${span(used.at - sent)} after it was sent, sooner than people read.`,
      );
  }),
});
