import { messageHasForbiddenCharacter } from '../causes/triggers/message-has-forbidden-character.ts';
import { messageHasWrongLength } from '../causes/triggers/message-has-wrong-length.ts';
import { messageIsEmpty } from '../causes/triggers/message-is-empty.ts';
import { messageLacksPlaceholder } from '../causes/triggers/message-lacks-placeholder.ts';
import { shape } from '../model/api.ts';
import type { Run } from './contract.ts';
import { excerptOf } from './excerpt.ts';

/** What a message is checked against: a shape of the API model, and what the validation text calls it. */
interface Rule {
  readonly field: string;
  /** `emailBody` is observed; the other two are inferred. */
  readonly member: string;
  readonly shape: string;
}

const body: Rule = { field: 'emailMessage', member: 'emailBody', shape: 'EmailVerificationMessageType' };
const subject: Rule = {
  field: 'emailSubject',
  member: 'emailSubject',
  shape: 'EmailVerificationSubjectType',
};
const sms: Rule = { field: 'smsMessage', member: 'smsMessage', shape: 'SmsVerificationMessageType' };

const code = '{####}';
const userName = '{username}';
/** A link that confirms by itself, `{##its text##}`; the code's placeholder is one with no text. */
const link = /\{##[\s\S]*?##\}/;

/** Letters, marks, symbols, numbers, punctuation, ASCII white space: the service's `\s` knows no other (inferred). */
const forbidden = /[^\p{L}\p{M}\p{S}\p{N}\p{P} \t\n\v\f\r]/u;

/** Checks the HTML of a mail. @throws a cause if Cognito would refuse it. */
export function checkEmailMessage(text: string, run: Run): void {
  if (text === '') throw messageIsEmpty({ ...of(run), field: body.field });
  checkLength(text, body, run);
  checkPlaceholders(text, body, run);
  checkCharacters(text, body, run);
}

/** Checks the subject of a mail. @throws a cause if Cognito would refuse it. */
export function checkEmailSubject(text: string, run: Run): void {
  checkLength(text, subject, run);
  checkCharacters(text, subject, run);
}

/** Checks the text of an SMS. @throws a cause if Cognito would refuse it. */
export function checkSmsMessage(text: string, run: Run): void {
  if (text === '') throw messageIsEmpty({ ...of(run), field: sms.field });
  checkLength(text, sms, run);
  checkPlaceholders(text, sms, run);
}

function checkPlaceholders(text: string, rule: Rule, run: Run): void {
  const pattern = shape(rule.shape).pattern ?? '';
  const lacking = (placeholder: string, pattern: string) =>
    messageLacksPlaceholder({
      ...of(run),
      field: rule.field,
      member: rule.member,
      placeholder,
      pattern,
      excerpt: excerptOf(text),
      percentEncoded: new RegExp(encodeURIComponent(placeholder), 'i').test(text),
    });

  if (rule === body && mayLink(run)) {
    if (!link.test(text)) throw lacking('{##…##}', shape('EmailVerificationMessageByLinkType').pattern ?? '');
  } else if (!text.includes(code)) throw lacking(code, pattern);

  // An invitation names the user too (documented; the text for it is inferred).
  if (run.source === 'CustomMessage_AdminCreateUser' && !text.includes(userName)) {
    throw lacking(userName, pattern.replace('\\{####\\}', '\\{username\\}'));
  }
}

/** Only a sign-up is confirmed by link, where the pool says so; a reset always has a code (documented). */
function mayLink(run: Run): boolean {
  return (
    (run.source === 'CustomMessage_SignUp' || run.source === 'CustomMessage_ResendCode') &&
    run.pool.settings.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK'
  );
}

function checkCharacters(text: string, rule: Rule, run: Run): void {
  const found = forbidden.exec(text);
  if (!found) return;
  const hex = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw messageHasForbiddenCharacter({
    ...of(run),
    field: rule.field,
    member: rule.member,
    character: `U+${hex}`,
    position: found.index,
    pattern: shape(rule.shape).pattern ?? '',
    excerpt: excerptOf(text),
  });
}

function checkLength(text: string, rule: Rule, run: Run): void {
  const { min = 0, max = Number.POSITIVE_INFINITY } = shape(rule.shape);
  if (text.length >= min && text.length <= max) return;
  throw messageHasWrongLength({
    ...of(run),
    field: rule.field,
    member: rule.member,
    length: text.length,
    rule: text.length < min ? 'greater' : 'less',
    limit: text.length < min ? min : max,
    excerpt: excerptOf(text),
  });
}

function of(run: Run): { trigger: string; function: string } {
  return { trigger: run.trigger, function: run.function };
}
