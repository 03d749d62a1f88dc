import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { messagesOf, partsOf } from '../message-text.ts';
import { defineRule } from '../rule.ts';
import { namesOf } from '../trace.ts';

export const attributesEscapedInMail = defineRule({
  id: 'attributes-escaped-in-mail',
  severity: 'warning',
  title: 'What users write about themselves is escaped in mails',
  why:
    'Names and clientMetadata come from whoever calls SignUp. Put into HTML as they are, a stranger mails links and words ' +
    'of his own to any address from your domain.',
  fix: 'Escape &, <, >, " and \' in every attribute that goes into HTML, and shorten it; or greet without a name.',
  leadsTo: ['message-has-forbidden-character', 'mail-taken-for-spam'],
  mentions: /emailMessage/,
  *find({ code }) {
    const told = new Set<number>();
    for (const { member, value } of messagesOf(code)) {
      if (member !== 'emailMessage') continue;
      const parts = partsOf(code, value);
      if (!parts.some(part => 'text' in part && /<\/?[a-z]/i.test(part.text))) continue;
      for (const part of parts) {
        if ('text' in part) continue;
        const name = attributeOf(code, part.of);
        const at = part.of.start ?? 0;
        if (name === undefined || told.has(at)) continue;
        told.add(at);
        yield { at, says: `${name} goes into the HTML of a mail as it is.` };
      }
    }
  },
});

/** The attribute that an expression is, where whoever signs up can write anything into it. */
function attributeOf(code: Code, node: Node): string | undefined {
  if (/Call/.test(node.type)) return undefined;
  const names = namesOf(code, node);
  const at = names.findIndex(name => name === 'userAttributes' || name === 'clientMetadata');
  const name = at < 0 ? undefined : names[at + 1];
  if (name === undefined || /^(sub|email|email_verified|phone_number|phone_number_verified)$/.test(name))
    return undefined;
  return name;
}
