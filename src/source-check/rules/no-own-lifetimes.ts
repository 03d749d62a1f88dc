import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { messagesOf, partsOf } from '../message-text.ts';
import { numberOf } from '../number-of.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, isCall, keyName, lastName, memberName } from '../syntax.ts';

const ofCodes =
  /(reset|confirmation|verification|forgot).*(code|expir|ttl|valid)|code.*(expir|ttl|lifetime|valid(ity|_?until|_?for))/i;
const ofTokens = /^(token|access|id|session)?_?-?(token)?_?(expir|valid_?until)/i;

/** Seconds in an hour, which a reset code lasts (documented). */
const hour = 3600;

export const noOwnLifetimes = defineRule({
  id: 'no-own-lifetimes',
  severity: 'warning',
  title: 'How long codes and tokens last is not computed anew',
  why:
    'Cognito fixes how long a code lasts: one hour for a reset. The app client fixes how long a token does, and a token says ' +
    'it in exp. An own constant refuses what is good, or sends what has run out, as soon as a setting changes.',
  fix:
    'Send the code and let the service judge it. Take the end of a token from its claim exp, or from ExpiresIn of the same ' +
    'answer.',
  leadsTo: ['code-expired', 'access-token-expired', 'clock-of-the-device-wrong'],
  mentions: /expir|valid|ttl|lifetime|emailMessage/i,
  *find({ code, text }) {
    if (!/cognito|aws-amplify|triggerSource|ForgotPassword|AuthenticationResult/i.test(text)) return;
    yield* promised(code);
    // Who makes codes of its own, such as for a custom challenge, decides how long they last.
    if (/privateChallengeParameters|random(Bytes|UUID|Int|Digits)|getRandomValues|Math\.random/.test(text))
      return;
    yield* computed(code);
    yield* compared(code);
  },
});

/** `expiresAt = Date.now() + 3600 * 1000`. */
function* computed(code: Code): Iterable<Found> {
  const named: (readonly [string | undefined, Node | null | undefined])[] = [
    ...code
      .of('VariableDeclarator')
      .map(({ id, init }) => [id.type === 'Identifier' ? id.name : undefined, init] as const),
    ...code.of('ObjectProperty').map(({ key, value, computed }) => [keyName(key, computed), value] as const),
    ...code.of('AssignmentExpression').map(({ left, right }) => [lastName(left), right] as const),
  ];
  for (const [name, value] of named) {
    if (name === undefined || !value || !(ofCodes.test(name) || ofTokens.test(name))) continue;
    const node = bare(value);
    if (node.type !== 'BinaryExpression' || node.operator !== '+') continue;
    const [now, span] = isNow(node.left) ? [node.left, node.right] : [node.right, node.left];
    if (!isNow(now) || numberOf(code, span) === undefined) continue;
    const what = ofCodes.test(name) ? 'a code' : 'a token';
    if (what === 'a token' && !mentionsTokens(code, node)) continue;
    yield { at: span.start ?? 0, says: `${name}: the end of ${what} is computed from a constant.` };
  }
}

/** `Date.now() - codeSentAt > 10 * 60 * 1000`. */
function* compared(code: Code): Iterable<Found> {
  for (const node of code.of('BinaryExpression')) {
    if (!/^[<>]=?$/.test(node.operator)) continue;
    const [age, span] =
      node.left.type === 'BinaryExpression' ? [node.left, node.right] : [node.right, node.left];
    if (age.type !== 'BinaryExpression' || age.operator !== '-' || !isNow(age.left)) continue;
    const name = lastName(age.right);
    if (name === undefined || !/code|reset/i.test(name) || numberOf(code, span) === undefined) continue;
    // Whoever waits before another mail may be asked for counts seconds, too, but fewer.
    if ((numberOf(code, span) ?? 0) < 180_000) continue;
    yield { at: span.start ?? 0, says: `The age of a code (${name}) is held against a constant.` };
  }
}

/** A mail of a reset that promises another time than the service keeps. */
function* promised(code: Code): Iterable<Found> {
  for (const { value, occasions } of messagesOf(code)) {
    if (!occasions.includes('ForgotPassword') || occasions.length > 1) continue;
    for (const part of partsOf(code, value)) {
      if (!('text' in part)) continue;
      const [all, amount, unit] = lifetime.exec(part.text) ?? [];
      if (!all || !amount || !unit) continue;
      const seconds = Number(amount) * (/^min/i.test(unit) ? 60 : /^hour/i.test(unit) ? hour : 24 * hour);
      if (seconds !== hour) {
        yield { at: part.at.start ?? 0, says: `The mail says “${all.trim()}”; a reset code lasts one hour.` };
      }
    }
  }
}

const lifetime =
  /(?:expires?|valid|good|works?)\s+(?:in|for|within|after)\s+(\d{1,3})\s*(minutes?|mins?|hours?|days?)/i;

function isNow(expression: Node): boolean {
  const node = bare(expression);
  if (!isCall(node)) return false;
  const called = calledName(node);
  if (called === 'floor' || called === 'round')
    return node.arguments[0] !== undefined && isNowish(node.arguments[0]);
  if (called === 'now' || called === 'getTime' || called === 'valueOf') return true;
  return false;
}

function isNowish(expression: Node): boolean {
  const node = bare(expression);
  return isNow(node) || (node.type === 'BinaryExpression' && node.operator === '/' && isNow(node.left));
}

/** Whether tokens are kept or read in the function around a place. */
function mentionsTokens(code: Code, place: Node): boolean {
  const around = code.functionAround(place);
  const [start, end] = around ? [around.start ?? 0, around.end ?? 0] : [0, Number.POSITIVE_INFINITY];
  return code.of('Identifier', 'MemberExpression', 'OptionalMemberExpression').some(node => {
    const at = node.start ?? 0;
    const name = node.type === 'Identifier' ? node.name : memberName(node);
    return at >= start && at < end && /^(access|id|refresh)_?token$|AuthenticationResult/i.test(name ?? '');
  });
}
