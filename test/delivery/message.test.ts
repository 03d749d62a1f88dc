import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { PoolSettings } from '../../src/model/operation.ts';
import { type MessageRequest, messageContent } from '../../src/pool/message.ts';

const reset: MessageRequest = {
  pool: { settings: {} },
  source: 'CustomMessage_ForgotPassword',
  medium: 'EMAIL',
  custom: undefined,
  username: 'ada',
  code: '123456',
};

const invitation = { ...reset, source: 'CustomMessage_AdminCreateUser' } as const;

const bodies: readonly [name: string, request: Partial<MessageRequest>, subject: string, html: string][] = [
  ['of a pool that configures nothing', {}, 'Your verification code', 'Your confirmation code is 123456'],
  [
    'of the older settings',
    { pool: { settings: { EmailVerificationSubject: 'S', EmailVerificationMessage: 'old {####}' } } },
    'S',
    'old 123456',
  ],
  [
    'of the template, which goes before the older settings',
    {
      pool: {
        settings: {
          EmailVerificationMessage: 'old {####}',
          VerificationMessageTemplate: { EmailMessage: 'new {####}', EmailSubject: 'T' },
        },
      },
    },
    'T',
    'new 123456',
  ],
  [
    'of the trigger, which goes before all',
    {
      pool: { settings: { EmailVerificationMessage: 'old {####}' } },
      custom: { emailSubject: 'Mine', emailMessage: '<b>{####}</b>', smsMessage: null },
    },
    'Mine',
    '<b>123456</b>',
  ],
  [
    'of a trigger that leaves the texts as they were',
    { custom: { emailSubject: null, emailMessage: null, smsMessage: null } },
    'Your verification code',
    'Your confirmation code is 123456',
  ],
  [
    'with every placeholder filled in, also in the subject',
    { custom: { emailSubject: '{####} is your code', emailMessage: '{####} or {####}' } },
    '123456 is your code',
    '123456 or 123456',
  ],
  [
    'on one line of subject',
    { custom: { emailSubject: 'a\r\nBcc: eve@example.com', emailMessage: '{####}' } },
    'a Bcc: eve@example.com',
    '123456',
  ],
  [
    'of an invitation, both values escaped',
    { ...invitation, username: '<ada>', code: 'A<b>&"$&1' },
    'Your temporary password',
    'Your username is &lt;ada&gt; and temporary password is A&lt;b&gt;&amp;&quot;$&amp;1. ',
  ],
  [
    'of an invitation to a user who is called like a placeholder',
    { ...invitation, username: '{####}' },
    'Your temporary password',
    'Your username is {####} and temporary password is 123456. ',
  ],
  [
    'of a verification, which knows no user name',
    { custom: { emailMessage: '{username}: {####}' } },
    'Your verification code',
    '{username}: 123456',
  ],
  [
    'of a sign-in, in the words of the second factor',
    {
      source: 'CustomMessage_Authentication',
      pool: {
        settings: {},
        mfa: { factors: ['EMAIL_OTP'], EmailMfaConfiguration: { Subject: 'F', Message: 'in {####}' } },
      },
    },
    'F',
    'in 123456',
  ],
  [
    'of a sign-up that is confirmed with a link',
    {
      source: 'CustomMessage_SignUp',
      link: 'https://d.example/confirmUser/?client_id=1&code=2',
      pool: {
        settings: {
          VerificationMessageTemplate: {
            DefaultEmailOption: 'CONFIRM_WITH_LINK',
            EmailMessageByLink: 'Go: {##here now##}',
          },
        },
      },
    },
    'Your verification link',
    'Go: <a href="https://d.example/confirmUser/?client_id=1&amp;code=2">here now</a>',
  ],
];

describe('a mail', () => {
  for (const [name, request, subject, html] of bodies) {
    test(name, () => {
      const content = messageContent({ ...reset, ...request });
      assert.equal(content?.subject, subject);
      assert.equal(content?.html, html);
    });
  }

  test('a text without place for the code is not sent', () => {
    const settings: PoolSettings = {
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: 'Welcome, {username}' } },
    };
    assert.equal(messageContent({ ...invitation, pool: { settings } }), undefined);
  });

  test('its plain text says what its HTML says, unescaped', () => {
    const content = messageContent({ ...invitation, code: 'A<b>&' });
    assert.equal(content?.text, 'Your username is ada and temporary password is A<b>&.');
  });
});

describe('a text message', () => {
  const rows: readonly [name: string, request: Partial<MessageRequest>, text: string][] = [
    ['of a pool that configures nothing', {}, 'Your confirmation code is 123456'],
    ['of the pool', { pool: { settings: { SmsVerificationMessage: '{####} & go' } } }, '123456 & go'],
    ['of the trigger', { custom: { smsMessage: 'Mine {####}' } }, 'Mine 123456'],
    [
      'of an invitation, nothing escaped',
      { ...invitation, code: 'a<b' },
      'Your username is ada and temporary password is a<b. ',
    ],
    [
      'of a sign-in',
      {
        source: 'CustomMessage_Authentication',
        pool: { settings: { SmsAuthenticationMessage: 'MFA {####}' } },
      },
      'MFA 123456',
    ],
  ];
  for (const [name, request, text] of rows) {
    test(name, () => {
      const content = messageContent({ ...reset, ...request, medium: 'SMS' });
      assert.equal(content?.text, text);
      assert.equal(content?.html, undefined);
      assert.equal(content?.subject, '');
    });
  }
});

describe('the sender', () => {
  const rows: readonly [name: string, mail: PoolSettings['EmailConfiguration'], from: string][] = [
    ['of a pool without mail settings', undefined, 'no-reply@verificationemail.com'],
    ['as From names it', { From: 'Phenom <noreply@thephenom.app>' }, 'Phenom <noreply@thephenom.app>'],
    [
      'is the verified address where there is no From',
      { SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/mail@example.com' },
      'mail@example.com',
    ],
    [
      'is no bare domain',
      { SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/example.com' },
      'no-reply@verificationemail.com',
    ],
  ];
  for (const [name, mail, from] of rows) {
    test(name, () => {
      const settings: PoolSettings = { ...(mail && { EmailConfiguration: mail }) };
      assert.equal(messageContent({ ...reset, pool: { settings } })?.from, from);
    });
  }

  test('and where answers go', () => {
    const settings = { EmailConfiguration: { ReplyToEmailAddress: 'help@example.com' } };
    assert.equal(messageContent({ ...reset, pool: { settings } })?.replyTo, 'help@example.com');
  });
});
