import type { Node } from '@babel/types';
import type { Code } from '../code.ts';
import { day, hour, isLifetimeOf, lifetimeIn, secondsOf } from '../lifetime-texts.ts';
import { messagesOf } from '../message-text.ts';
import { numberOf } from '../number-of.ts';
import type { Occasion } from '../occasions.ts';
import { defineRule, type Found } from '../rule.ts';
import { bare, calledName, isCall, keyName, lastName, memberName } from '../syntax.ts';

const ofCodes =
  /(reset|confirmation|verification|forgot).*(code|expir|ttl|valid)|code.*(expir|ttl|lifetime|valid(ity|_?until|_?for))/i;
const ofTokens = /^(token|access|id|session)?_?-?(token)?_?(expir|valid_?until)/i;

const ofCodeConstants =
  /(code|otp|reset|confirmation|verification).*(ttl|expir|lifetime|valid_?(ity|for|minutes|seconds|hours)|max_?age)|(ttl|expir|lifetime|valid_?ity).*(code|otp)/i;

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
    yield* inMessages(code);
    // Who makes codes of its own, such as for a custom challenge, decides how long they last.
    if (/privateChallengeParameters|random(Bytes|UUID|Int|Digits)|getRandomValues|Math\.random/.test(text))
      return;
    yield* constants(code);
    yield* computed(code);
    yield* compared(code);
    yield* inPages(code, text);
  },
});

/** `expiresAt = Date.now() + 3600 * 1000`. */
function* computed(code: Code): Iterable<Found> {
  for (const [name, value] of namedValues(code)) {
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

/** A message that promises another time than the service keeps. */
function* inMessages(code: Code): Iterable<Found> {
  for (const { value, occasions } of messagesOf(code)) {
    const said = lifetimeIn(code, value);
    if (!said || occasions.length === 0 || isLifetimeOf(said.seconds, occasions)) continue;
    yield { at: said.at, says: `The message says “${said.words}”; ${trulyOf(occasions)}.` };
  }
}

function trulyOf(occasions: readonly Occasion[]): string {
  if (occasions.length > 1) return 'no code of Cognito lasts so long';
  return occasions[0] === 'ForgotPassword' ? 'a reset code lasts one hour' : 'its code lasts another time';
}

/** What a page says of a reset code. */
function* inPages(code: Code, text: string): Iterable<Found> {
  if (!/forgot_?password|reset_?password/i.test(text) || /mfa|emailMessage|smsMessage/i.test(text)) return;
  const told = new Set<number>();
  for (const node of code.of('TemplateLiteral', 'BinaryExpression', 'StringLiteral', 'JSXText')) {
    if (/^(BinaryExpression|TemplateLiteral)$/.test(code.parentOf(node)?.type ?? '')) continue;
    const said = lifetimeIn(code, node);
    if (!said || !/\b(code|link|otp)\b/i.test(said.sentence) || told.has(said.at)) continue;
    told.add(said.at);
    if (isLifetimeOf(said.seconds, ['ForgotPassword', 'SignUp'])) continue;
    yield { at: said.at, says: `The page says “${said.words}”; a reset code lasts one hour.` };
  }
}

/** `CODE_TTL_MINUTES = 10`, `codeExpiresIn = 15 * 60`. What is as long as the service has it is no harm yet. */
function* constants(code: Code): Iterable<Found> {
  for (const [name, value] of namedValues(code)) {
    if (name === undefined || !value || !ofCodeConstants.test(name) || /expired|resend|length/i.test(name))
      continue;
    const amount = numberOf(code, value);
    if (amount === undefined || amount <= 0) continue;
    const [unit] = /(seconds?|secs?|minutes?|mins?|hours?|days?)$/i.exec(name) ?? [];
    const seconds = amount * (unit === undefined ? 1 : secondsOf(unit));
    const isTrue = [hour, day].some(
      one => seconds === one || (unit === undefined && seconds === one * 1_000),
    );
    if (!isTrue) yield { at: value.start ?? 0, says: `${name}: how long a code lasts is a constant.` };
  }
}

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

/** What is given a name: a variable, a member, a field of a class. */
function namedValues(code: Code): readonly (readonly [string | undefined, Node | null | undefined])[] {
  return [
    ...code
      .of('VariableDeclarator')
      .map(({ id, init }) => [id.type === 'Identifier' ? id.name : undefined, init] as const),
    ...code
      .of('ObjectProperty', 'ClassProperty')
      .map(({ key, value, computed }) => [keyName(key, computed), value] as const),
    ...code.of('AssignmentExpression').map(({ left, right }) => [lastName(left), right] as const),
  ];
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
