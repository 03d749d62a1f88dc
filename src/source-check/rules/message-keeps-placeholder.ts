import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { type Message, messagesOf, type Part, partsOf } from '../message-text.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, isCall, literalText, memberName } from '../syntax.ts';
import { nodesIn, textsIn } from '../texts.ts';
import { namesOf, trace } from '../trace.ts';

const placeholder = '{####}';
const encoded = /%7B(%23){4}%7D/i;

export const messageKeepsPlaceholder = defineRule({
  id: 'message-keeps-placeholder',
  severity: 'error',
  title: 'A message of CustomMessage has its placeholder as it is',
  why:
    'Cognito puts the code in the place of {####} and nowhere else. Without it the message is refused or the default one ' +
    'is sent; percent-encoded, as URL and URLSearchParams make it, the mail goes out without a code.',
  fix:
    'Write event.request.codeParameter into the text last, after everything is encoded, and event.request.usernameParameter ' +
    'too in the message of AdminCreateUser.',
  leadsTo: ['message-lacks-placeholder', 'placeholder-encoded', 'placeholder-not-replaced'],
  mentions: /emailMessage|smsMessage|codeParameter/,
  *find({ code }) {
    for (const message of messagesOf(code)) {
      if (message.isAdded) continue;
      const missing = missingIn(code, message);
      if (missing) yield { at: message.value.start ?? 0, says: missing };
    }
    if (!putsBack(code)) yield* encodings(code);
  },
});

/** What a text lacks for sure; undefined where a part of it cannot be seen. */
function missingIn(code: Code, { member, value, occasions }: Message): string | undefined {
  const parts = partsOf(code, value);
  // A page of text that was read from elsewhere, or an empty default, says nothing.
  if (!parts.some(part => 'text' in part && part.text.trim() !== '')) return undefined;
  if (!parts.every(part => 'text' in part || isHarmless(code, part.of))) return undefined;
  const has = (text: string, parameter: string) =>
    parts.some(part =>
      'text' in part
        ? part.text.includes(text) || isEncoded(part)
        : namesOf(code, part.of).at(-1) === parameter,
    );
  // A pool that confirms by a link has a placeholder of its own.
  if (parts.some(part => isLinkPlaceholder(code, part))) return undefined;
  if (!has(placeholder, 'codeParameter')) return `${member} has no ${placeholder}: no code can stand in it.`;
  const isInvitation = occasions.length === 1 && occasions[0] === 'AdminCreateUser';
  if (isInvitation && !has('{username}', 'usernameParameter')) {
    return `${member} of AdminCreateUser has no {username}.`;
  }
  return undefined;
}

/** `{##Confirm##}`. */
function isLinkPlaceholder(code: Code, part: Part): boolean {
  if ('text' in part) return /\{##[^#{}]+##\}/.test(part.text);
  return namesOf(code, part.of).at(-1) === 'linkParameter';
}

function isEncoded(part: Part): boolean {
  return 'text' in part && encoded.test(part.text);
}

/** Parts of the event that hold no placeholder. */
function isHarmless(code: Code, node: Node): boolean {
  const names = namesOf(code, node);
  return names.some(name =>
    /^(request|userName|userAttributes|callerContext|userPoolId|region|codeParameter|usernameParameter)$/.test(
      name,
    ),
  );
}

/** Whether the file turns the encoded form back, or writes the placeholder over a mark at the end. */
function putsBack(code: Code): boolean {
  return code.of('CallExpression', 'OptionalCallExpression').some(call => {
    if (/^(decodeURIComponent|decodeURI|unescape)$/.test(calledName(call) ?? '')) return true;
    if (!/^(replace|replaceAll|split)$/.test(calledName(call) ?? '')) return false;
    const [what, by] = call.arguments;
    const isBack = what !== undefined && (textsIn(what).some(text => encoded.test(text)) || isPattern(what));
    return isBack || (by !== undefined && isPlaceholder(code, by));
  });
}

function isPattern(node: Node): boolean {
  return nodesIn(node).some(
    ({ type, ...rest }) => type === 'RegExpLiteral' && 'pattern' in rest && /%7B|%23/i.test(rest.pattern),
  );
}

function isPlaceholder(code: Code, node: Node): boolean {
  const { node: traced } = trace(code, node);
  return (
    literalText(traced)?.includes(placeholder) === true || namesOf(code, node).at(-1) === 'codeParameter'
  );
}

function* encodings(code: Code): Iterable<Found> {
  for (const node of code.of('StringLiteral', 'TemplateElement')) {
    const text = node.type === 'StringLiteral' ? node.value : node.value.raw;
    if (encoded.test(text))
      yield { at: node.start ?? 0, says: 'The placeholder {####} is written percent-encoded.' };
  }
  for (const call of code.of('CallExpression', 'NewExpression')) {
    const called = calledName(call) ?? '';
    const isEncoder =
      call.type === 'NewExpression'
        ? /^(URL|URLSearchParams)$/.test(called)
        : /^(encodeURIComponent|encodeURI|escape)$/.test(called) ||
          isQueryWrite(code, call) ||
          isQueryText(code, call);
    if (!isEncoder) continue;
    const argument = call.arguments.find(one => holdsPlaceholder(code, one));
    if (argument)
      yield { at: argument.start ?? 0, says: `${encoderName(called)} encodes the placeholder {####} away.` };
  }
}

function encoderName(called: string): string {
  if (called === 'stringify') return 'A query string';
  return /^(set|append)$/.test(called) ? 'URLSearchParams' : called;
}

/** `querystring.stringify({ code })`. */
function isQueryText(code: Code, call: Node): boolean {
  if (!isCall(call) || calledName(call) !== 'stringify') return false;
  const callee = bare(call.callee);
  return 'object' in callee && namesOf(code, callee.object).some(name => /^(qs|query_?string)$/i.test(name));
}

/** `url.searchParams.set('code', …)`. */
function isQueryWrite(code: Code, call: Node): boolean {
  if (!isCall(call) || !/^(set|append)$/.test(calledName(call) ?? '')) return false;
  const callee = bare(call.callee);
  if (memberName(callee) === undefined || !('object' in callee)) return false;
  return namesOf(code, callee.object).some(name => /^(searchParams|URLSearchParams)$/.test(name));
}

function holdsPlaceholder(code: Code, argument: Node): boolean {
  const { node } = trace(code, argument);
  if (node.type === 'ObjectExpression') {
    return node.properties.some(one => one.type === 'ObjectProperty' && holdsPlaceholder(code, one.value));
  }
  if (/Function/.test(node.type)) return false;
  return partsOf(code, argument).some(part =>
    'text' in part ? part.text.includes(placeholder) : namesOf(code, part.of).at(-1) === 'codeParameter',
  );
}
