import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { arnOf, callWith, causeOf, fixture, poolWith, runnerOf } from './trigger-runner.ts';

const { triggers } = runnerOf(fixture('answers.ts'));
after(() => triggers.close());

const run = (answer: object, source = 'CustomMessage_ForgotPassword', settings: object = {}) =>
  triggers.run(
    callWith(
      { answer: JSON.stringify(answer) },
      { source, pool: poolWith({ LambdaConfig: { CustomMessage: arnOf('fn') }, ...settings }) },
    ),
  );

const link = { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' } };

describe('a custom message that is taken', () => {
  const rows: [name: string, answer: object, source?: string | undefined, settings?: object][] = [
    ['the code alone', { emailMessage: '{####}' }],
    [
      'the code twice, emoji, accents, Chinese, tabs and lines',
      { emailMessage: '{####} é漢字🎉\t\r\n{####}' },
    ],
    ['20,000 characters', { emailMessage: `{####}${'a'.repeat(19_994)}` }],
    ['a subject of 140 characters', { emailMessage: '{####}', emailSubject: 's'.repeat(140) }],
    ['an SMS of 140 characters', { smsMessage: `{####}${'a'.repeat(134)}` }],
    [
      'mail where the service sends by itself',
      { emailMessage: '{####}' },
      undefined,
      { EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
    ],
    [
      'an invitation with name and code',
      { emailMessage: '{username} {####}' },
      'CustomMessage_AdminCreateUser',
    ],
    ['a link at sign-up', { emailMessage: '{##Confirm##}' }, 'CustomMessage_SignUp', link],
  ];
  for (const [name, answer, source, settings] of rows) {
    test(name, async () => {
      const response = await run(answer, source, settings);
      assert.deepEqual(response, { smsMessage: null, emailMessage: null, emailSubject: null, ...answer });
    });
  }
});

describe('a custom message that is refused', () => {
  const anyText = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*';
  const notMatching = (value: string, member: string, pattern: string) =>
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ` +
    `Member must satisfy regular expression pattern: ${pattern}`;
  const body = `${anyText}\\{####\\}${anyText}`;

  const rows: [
    name: string,
    answer: object,
    id: string,
    shown: string,
    facts: object,
    source?: string | undefined,
    settings?: object,
  ][] = [
    [
      'no placeholder',
      { emailMessage: '<p>Hello</p>' },
      'message-lacks-placeholder',
      notMatching('<p>Hello</p>', 'emailBody', body),
      { field: 'emailMessage', percentEncoded: false },
    ],
    [
      'a placeholder that was percent-encoded',
      { emailMessage: '<a href="?code=%7B%23%23%23%23%7D">' },
      'message-lacks-placeholder',
      notMatching('<a href="?code=%7B%23%23%23%23%7D">', 'emailBody', body),
      { field: 'emailMessage', percentEncoded: true },
    ],
    [
      'no placeholder in an SMS',
      { smsMessage: 'Your code' },
      'message-lacks-placeholder',
      notMatching('Your code', 'smsMessage', '.*\\{####\\}.*'),
      { field: 'smsMessage' },
    ],
    [
      'an invitation without the name',
      { emailMessage: 'Code {####}' },
      'message-lacks-placeholder',
      notMatching('Code {####}', 'emailBody', `${anyText}\\{username\\}${anyText}`),
      { placeholder: '{username}' },
      'CustomMessage_AdminCreateUser',
    ],
    [
      'a reset with a link in place of the code',
      { emailMessage: '{##Reset##}' },
      'message-lacks-placeholder',
      notMatching('{##Reset##}', 'emailBody', body),
      { placeholder: '{####}' },
      undefined,
      link,
    ],
    [
      'a no-break space',
      { emailMessage: 'Code:\u00a0{####}' },
      'message-has-forbidden-character',
      notMatching('Code:\u00a0{####}', 'emailBody', body),
      { character: 'U+00A0', position: 5 },
    ],
    [
      'a joined emoji',
      { emailMessage: '{####} 👩\u200d💻' },
      'message-has-forbidden-character',
      notMatching('{####} 👩\u200d💻', 'emailBody', body),
      { character: 'U+200D', position: 9 },
    ],
    [
      'a control character in the subject',
      { emailSubject: 'Reset\u0007' },
      'message-has-forbidden-character',
      notMatching('Reset\u0007', 'emailSubject', '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s]+'),
      { field: 'emailSubject', character: 'U+0007' },
    ],
    ['an empty mail', { emailMessage: '' }, 'message-is-empty', 'The message is empty.', {}],
    [
      'an empty SMS',
      { smsMessage: '' },
      'message-is-empty',
      'The message is empty.',
      { field: 'smsMessage' },
    ],
    [
      'a long mail',
      { emailMessage: `{####}${'a'.repeat(19_995)}` },
      'message-has-wrong-length',
      `1 validation error detected: Value '{####}${'a'.repeat(154)}…' at 'emailBody' failed to satisfy ` +
        'constraint: Member must have length less than or equal to 20000',
      { length: 20_001 },
    ],
    [
      'a long subject',
      { emailMessage: '{####}', emailSubject: 's'.repeat(141) },
      'message-has-wrong-length',
      `1 validation error detected: Value '${'s'.repeat(141)}' at 'emailSubject' failed to satisfy ` +
        'constraint: Member must have length less than or equal to 140',
      { length: 141 },
    ],
    [
      'a long SMS',
      { smsMessage: `{####}${'a'.repeat(135)}` },
      'message-has-wrong-length',
      `1 validation error detected: Value '{####}${'a'.repeat(135)}' at 'smsMessage' failed to satisfy ` +
        'constraint: Member must have length less than or equal to 140',
      { length: 141 },
    ],
    [
      'an empty subject',
      { emailSubject: '' },
      'message-has-wrong-length',
      "1 validation error detected: Value '' at 'emailSubject' failed to satisfy constraint: " +
        'Member must have length greater than or equal to 1',
      { length: 0 },
    ],
  ];
  for (const [name, answer, id, shown, facts, source, settings] of rows) {
    test(name, async () => {
      const cause = await causeOf(run(answer, source, settings));
      assert.equal(cause.id, id);
      assert.equal(cause.type, 'InvalidParameterException');
      assert.equal(cause.shown, shown);
      assert.deepEqual({ ...cause.facts, ...facts }, cause.facts);
      for (const fact of Object.values(cause.facts)) assert.ok(String(fact).length <= 200);
    });
  }
});
