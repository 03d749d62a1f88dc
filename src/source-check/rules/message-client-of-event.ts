import { messagesOf, type Part, partsOf } from '../message-text.ts';
import { leavesOf, originOf } from '../origin.ts';
import { defineRule } from '../rule.ts';

export const messageClientOfEvent = defineRule({
  id: 'message-client-of-event',
  severity: 'error',
  title: 'The link of a message names the app client that asked for it',
  why:
    'The code counts for the app client that asked for the mail, and one function writes the mails of all. A link with one ' +
    'app client for all makes every other code look expired.',
  fix: 'Write event.callerContext.clientId into the link, and a fallback only where it is absent.',
  leadsTo: ['link-names-wrong-client', 'code-issued-to-another-client'],
  mentions: /emailMessage|smsMessage/,
  *find({ code }) {
    const told = new Set<number>();
    for (const { value } of messagesOf(code)) {
      const parts = partsOf(code, value);
      for (const [index, part] of parts.entries()) {
        const fixed = fixedIn(part) ?? (endsInClient(parts[index - 1]) ? part : undefined);
        if (!fixed) continue;
        const at = placeOf(fixed);
        if (told.has(at)) continue;
        if ('text' in fixed) yield { at, says: 'The link of the message names a fixed app client.' };
        else if (leavesOf(originOf(code, fixed.of)).every(({ kind }) => kind === 'environment')) {
          yield { at, says: 'The link of the message names the app client of the function’s environment.' };
        } else continue;
        told.add(at);
      }
    }
  },
});

/** A text that has a client's id in its link. */
function fixedIn(part: Part): Part | undefined {
  return 'text' in part && /[?&](amp;)?(cid|client_?id)=[a-z0-9]{10,}/i.test(part.text) ? part : undefined;
}

function endsInClient(part: Part | undefined): boolean {
  return part !== undefined && 'text' in part && /[?&](amp;)?(cid|client_?id)=$/i.test(part.text);
}

function placeOf(part: Part): number {
  return ('text' in part ? part.at.start : part.of.start) ?? 0;
}
