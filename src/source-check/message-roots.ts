import type { Node } from '@babel/types';
import { addressPieces } from './address-text.ts';
import type { Code } from './code.ts';
import { messagesOf, partsOf } from './message-text.ts';
import type { Source } from './source.ts';
import { isFunction } from './syntax.ts';

/** A text of a file that mails for a user pool are made of. */
export interface MessageText {
  readonly value: Node;
  /** Whether it is given to Cognito as a message; else it is part of one, as far as can be told. */
  readonly isMessage: boolean;
}

const ofMessages = /CustomMessage_?|CustomEmailSender|CustomSMSSender|codeParameter|emailMessage|smsMessage/;

/**
 * The texts of a file that messages are made of: what is set as one, and every other text with a value or placeholder in
 * it that is in none of these, such as one that is handed to a template of another file.
 */
export function messageTexts(source: Source): readonly MessageText[] {
  const { code, text, isOfMessages } = source;
  if (!ofMessages.test(text) && isOfMessages !== true) return [];
  const messages = messagesOf(code).map(({ value }) => ({ value, isMessage: true }));
  const others = textsOf(code).map(value => ({ value, isMessage: false }));
  const seen = new Set<Node>();
  const found: MessageText[] = [];
  const all = [...messages, ...others].map(one => ({ ...one, places: placesOf(code, one.value) }));
  // The longest have the others in them.
  for (const one of [
    ...all.filter(({ isMessage }) => isMessage),
    ...all.filter(({ isMessage }) => !isMessage).toSorted((a, b) => b.places.length - a.places.length),
  ]) {
    if (!one.isMessage && one.places.some(place => seen.has(place))) continue;
    for (const place of one.places) seen.add(place);
    found.push(one);
  }
  return found;
}

/** Where the words of a text are written. */
function placesOf(code: Code, value: Node): readonly Node[] {
  return partsOf(code, value, addressPieces).flatMap(part =>
    'text' in part && part.text.trim() !== '' ? [part.at] : [],
  );
}

/** Templates and sums in their whole, names for what grows, and texts that have the placeholder itself. */
function textsOf(code: Code): readonly Node[] {
  const whole = code
    .of('TemplateLiteral', 'BinaryExpression', 'StringLiteral', 'NewExpression')
    .filter(node => {
      if (node.type === 'StringLiteral' && !node.value.includes('{####}')) return false;
      if (node.type === 'BinaryExpression' && node.operator !== '+') return false;
      const parent = code.parentOf(node);
      return (
        !(parent?.type === 'BinaryExpression' && parent.operator === '+') &&
        parent?.type !== 'ImportDeclaration'
      );
    });
  return whole.map(node => grownName(code, node) ?? node);
}

/** The variable that a text is the beginning of. */
function grownName(code: Code, node: Node): Node | undefined {
  const parent = code.parentOf(node);
  const name =
    parent?.type === 'VariableDeclarator'
      ? parent.id
      : parent?.type === 'AssignmentExpression'
        ? parent.left
        : undefined;
  if (name?.type !== 'Identifier' || isFunction(node)) return undefined;
  return (code.bindingOf(name)?.given.length ?? 0) > 1 ? code.bindingOf(name)?.uses[0] : undefined;
}
