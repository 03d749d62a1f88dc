import type { Failure } from '../causes/cause.ts';
import { messageHasForbiddenCharacter } from '../causes/triggers/message-has-forbidden-character.ts';
import { messageHasWrongLength } from '../causes/triggers/message-has-wrong-length.ts';
import { messageIsEmpty } from '../causes/triggers/message-is-empty.ts';
import { messageLacksPlaceholder } from '../causes/triggers/message-lacks-placeholder.ts';
import { type Breach, breachOf } from './breach.ts';
import type { Run } from './contract.ts';
import { excerptOf } from './functions/excerpt.ts';
import {
  emailMessageByLinkLimits,
  emailMessageLimits,
  emailSubjectLimits,
  type MessageLimits,
  smsMessageLimits,
} from './message-limits.ts';

/** What a message is checked against, and what the validation text calls it. */
interface Rule {
  readonly field: string;
  /** `emailBody` is observed; the other two are inferred. */
  readonly member: string;
  readonly limits: MessageLimits;
}

const body: Rule = { field: 'emailMessage', member: 'emailBody', limits: emailMessageLimits };
const subject: Rule = { field: 'emailSubject', member: 'emailSubject', limits: emailSubjectLimits };
const sms: Rule = { field: 'smsMessage', member: 'smsMessage', limits: smsMessageLimits };

const code = '{####}';
const userName = '{username}';
/** A link that confirms by itself, `{##its text##}`; the code's placeholder is one with no text. */
const link = /\{##[\s\S]*?##\}/;

/**
 * Letters, marks, symbols, numbers, punctuation, ASCII white space: the service's
 * `\s` knows no other (inferred).
 */
const forbidden = /[^\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]/u;

/** What Cognito would refuse in the HTML of a mail. */
export function* emailMessageBreaches(text: string, run: Run): Iterable<Breach> {
  if (text === '') return yield empty(body, run);
  yield* lengthBreaches(text, body, run);
  yield* placeholderBreaches(text, body, run);
  yield* characterBreaches(text, body, run);
}

/** What Cognito would refuse in the subject of a mail. */
export function* emailSubjectBreaches(text: string, run: Run): Iterable<Breach> {
  yield* lengthBreaches(text, subject, run);
  yield* characterBreaches(text, subject, run);
}

/** What Cognito would refuse in the text of an SMS. */
export function* smsMessageBreaches(text: string, run: Run): Iterable<Breach> {
  if (text === '') return yield empty(sms, run);
  yield* lengthBreaches(text, sms, run);
  yield* placeholderBreaches(text, sms, run);
}

function empty({ field }: Rule, run: Run): Breach {
  const failure = messageIsEmpty({ ...of(run), field });
  return breachOf(field, 'an empty text', 'null for the default message, or a text', failure);
}

function* placeholderBreaches(text: string, rule: Rule, run: Run): Iterable<Breach> {
  const { field, member, limits } = rule;
  const lacking = (placeholder: string, pattern: string): Breach => {
    const percentEncoded = new RegExp(encodeURIComponent(placeholder), 'i').test(text);
    const facts = { field, member, placeholder, pattern, percentEncoded };
    return breachOf(
      field,
      percentEncoded ? `a text with a percent-encoded ${placeholder}` : `a text without ${placeholder}`,
      `a text that holds ${placeholder} as it stands here`,
      messageLacksPlaceholder({ ...of(run), ...facts, excerpt: excerptOf(text) }),
    );
  };

  if (rule === body && mayLink(run)) {
    if (!link.test(text)) yield lacking('{##…##}', emailMessageByLinkLimits.pattern);
  } else if (!text.includes(code)) yield lacking(code, limits.pattern);

  // An invitation names the user too (documented; the text for it is inferred).
  if (run.source === 'CustomMessage_AdminCreateUser' && !text.includes(userName)) {
    yield lacking(userName, limits.pattern.replace('\\{####\\}', '\\{username\\}'));
  }
}

/** Only a sign-up is confirmed by link, where the pool says so; a reset always has a code (documented). */
function mayLink({ source, confirmsByLink }: Run): boolean {
  return confirmsByLink && (source === 'CustomMessage_SignUp' || source === 'CustomMessage_ResendCode');
}

function* characterBreaches(text: string, rule: Rule, run: Run): Iterable<Breach> {
  const found = forbidden.exec(text);
  if (!found) return;
  const { field, member, limits } = rule;
  const hex = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const character = `U+${hex}`;
  const facts = { field, member, character, position: found.index, pattern: limits.pattern };
  yield breachOf(
    field,
    `a text with ${character} at position ${found.index}`,
    'of letters, marks, numbers, punctuation, symbols and ASCII white space',
    messageHasForbiddenCharacter({ ...of(run), ...facts, excerpt: excerptOf(text) }),
  );
}

function* lengthBreaches(text: string, rule: Rule, run: Run): Iterable<Breach> {
  const { field, member } = rule;
  const { min, max } = rule.limits;
  const { length } = text;
  const wrong = (limit: number, which: 'greater' | 'less'): Failure =>
    messageHasWrongLength({
      ...of(run),
      field,
      member,
      length,
      rule: which,
      limit,
      excerpt: excerptOf(text),
    });
  const is = `a text of ${length} characters`;
  if (length < min) yield breachOf(field, is, `of ${min} at least`, wrong(min, 'greater'));
  if (length > max) yield breachOf(field, is, `of ${max} at most`, wrong(max, 'less'));
}

function of(run: Run): { trigger: string; function: string } {
  return { trigger: run.trigger, function: run.function };
}
