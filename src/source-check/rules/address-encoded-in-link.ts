import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { partsOf } from '../message-text.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, isCall, lastName, literalText } from '../syntax.ts';
import { trace } from '../trace.ts';

export const addressEncodedInLink = defineRule({
  id: 'address-encoded-in-link',
  severity: 'error',
  title: 'An address in a link is percent-encoded',
  why:
    'In a query, + is a space. The link of joe+test@example.com names "joe test@example.com", whom nobody knows: the reset ' +
    'of these users ends in an expired or wrong code.',
  fix: 'Write encodeURIComponent(address), or build the query with URLSearchParams and put {####} in last.',
  leadsTo: ['user-name-altered-on-the-way'],
  mentions: /[?&](amp;)?(e-?mail|user_?name|user|login|e)=/i,
  *find({ code, text }) {
    // A plain API of its own is no concern of a user pool.
    if (
      !/cognito|aws-amplify|triggerSource|emailMessage|codeParameter|ForgotPassword|resetPassword/.test(text)
    )
      return;
    for (const node of code.of('TemplateLiteral')) {
      for (const [index, quasi] of node.quasis.entries()) {
        const expression = node.expressions[index];
        if (expression) yield* afterText(code, quasi.value.cooked ?? quasi.value.raw, expression);
      }
    }
    for (const { operator, left, right } of code.of('BinaryExpression')) {
      if (operator !== '+') continue;
      const last = left.type === 'BinaryExpression' ? left.right : left;
      const text =
        literalText(last) ?? (last.type === 'TemplateLiteral' ? last.quasis.at(-1)?.value.raw : undefined);
      if (text !== undefined) yield* afterText(code, text, right);
    }
    const told = new Set<Node>();
    for (const call of code.of('CallExpression').filter(one => calledName(one) === 'join')) {
      const parts = partsOf(code, call);
      for (const [index, part] of parts.entries()) {
        const before = parts[index - 1];
        if ('text' in part || !before || !('text' in before) || told.has(part.of)) continue;
        // What stands in a template or sum is told there.
        if (code.parentOf(part.of)?.type !== 'ArrayExpression') continue;
        told.add(part.of);
        yield* afterText(code, before.text, part.of);
      }
    }
  },
});

/** An expression that stands behind `?email=` as it is. */
function* afterText(code: Code, text: string, expression: Node): Iterable<Found> {
  if (!/[?&](amp;)?(e-?mail|user_?name|user|login|e)=$/i.test(text)) return;
  const node = bare(expression);
  const written = lastName(node);
  const { node: root, path } = trace(code, node);
  const last = path.at(-1) ?? lastName(root);
  if (written === undefined || !isMember(root, path)) return;
  // A name that is given an encoded value, too, has it by then.
  if (
    root.type === 'Identifier' &&
    code.bindingOf(root)?.given.some(one => one && isCall(bare(one.expression)))
  )
    return;
  const isAddress = [written, last].some(
    name => name !== undefined && /e-?mail|^user_?name$|^login$/i.test(name),
  );
  // A number or UUID needs no encoding, and a name that says it is encoded is believed.
  if (
    !isAddress ||
    /enc|esc|safe|quoted|hash|mask|param$/i.test(written) ||
    (last && /enc|esc|safe/i.test(last))
  )
    return;
  yield { at: expression.start ?? 0, says: `${written} stands in the query of a link as it is.` };
}

/** Whether a value comes from a name or member, and not from a call, which may encode it. */
function isMember(root: Node, path: readonly string[]): boolean {
  return root.type === 'Identifier' || path.length > 0;
}
