import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHandler } from '../../lambdas/custom-message/handler.ts';
import { longest } from '../../lambdas/custom-message/limits.ts';
import { readOwnMessages } from '../../lambdas/custom-message/own-messages.ts';
import { problemText } from '../../lambdas/custom-message/own-problem.ts';
import { templates } from '../../lambdas/custom-message/templates.ts';
import {
  emailMessageLimits,
  emailSubjectLimits,
  smsMessageLimits,
} from '../../src/triggers/message-limits.ts';

const french = {
  frame: { linkFallback: 'Sinon, ouvrez ce lien :', support: 'Des questions ? Écrivez à {support}.' },
  signUp: { ...templates.signUp.texts.en, heading: 'Confirmez votre adresse', sms: 'Votre code : {####}' },
};

async function signUp(own: object, locale: string, environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const handler = createHandler(
    environment,
    line => lines.push(line),
    readOwnMessages(JSON.stringify(own), environment),
  );
  const userAttributes = { email: 'a@b.c', phone_number: '+1', locale };
  const event = {
    triggerSource: 'CustomMessage_SignUp',
    userPoolId: 'p',
    request: { userAttributes },
    response: { emailMessage: '', smsMessage: '', emailSubject: '' },
  };
  const { emailMessage, emailSubject, smsMessage } = (await handler(event)).response;
  return { html: emailMessage, subject: emailSubject, sms: smsMessage, lines };
}

describe('messages.json', () => {
  test('a language of one’s own', async () => {
    const { html, sms, lines } = await signUp({ texts: { fr: french } }, 'fr-CA');
    assert.match(html, /<html lang="fr"/);
    assert.match(html, /Confirmez votre adresse/);
    assert.match(html, /Des questions \? Écrivez à <a /);
    assert.equal(sms, 'Votre code : {####}');
    assert.deepEqual(lines, []);
  });

  test('a language that lacks a text gives way as a whole: no mail is in two languages', async () => {
    const { heading, ...rest } = french.signUp;
    for (const fr of [{ ...french, signUp: rest }, { signUp: french.signUp }]) {
      assert.match(
        (await signUp({ texts: { fr } }, 'fr')).html,
        /<html lang="en"[\s\S]*Confirm your address/,
      );
    }
    assert.ok(heading);
  });

  test('one text of a language that is there', async () => {
    const own = { texts: { de: { signUp: { heading: 'Hallo bei {brand}' } } } };
    const { html } = await signUp(own, 'de');
    assert.match(html, /<html lang="de"[\s\S]*Hallo bei Phenom[\s\S]*Fragen\?/);
  });

  test('a language that is written from right to left', async () => {
    const { html } = await signUp({ texts: { he: french } }, 'he');
    assert.match(html, /<html lang="he" dir="rtl">/);
    assert.match(html, /<td class="inside" align="right"/);
    assert.match(html, /dir="ltr"[^>]*>\{####\}/);
  });

  test('markup in a text is text', async () => {
    const own = { texts: { en: { signUp: { heading: '<b>Hi</b> & "you"' } } } };
    assert.match((await signUp(own, 'en')).html, /&lt;b&gt;Hi&lt;\/b&gt; &amp; &quot;you&quot;/);
  });

  test('a brand, over which the environment goes', async () => {
    const brand = { name: 'Acme', color: '#AABBCC', supportEmail: 'help@acme.test' };
    const own = { brand, language: 'es' };
    const { html, subject } = await signUp(own, '');
    assert.equal(subject, 'Confirma tu cuenta de Acme');
    assert.match(html, /bgcolor="#AABBCC"[\s\S]*mailto:help@acme\.test/);
    const other = await signUp(own, '', { BRAND_NAME: 'Other', MAIL_LANGUAGE: 'de' });
    assert.equal(other.subject, 'Bestätigen Sie Ihr Konto bei Other');
  });

  test('a text that grows too long gives way to that which comes along', async () => {
    const own = { texts: { en: { signUp: { sms: `{brand} {####} ${'a'.repeat(122)}` } } } };
    const SUPPORT_EMAIL = 'help@example.com';
    assert.deepEqual((await signUp(own, 'en', { BRAND_NAME: 'Phenomenal', SUPPORT_EMAIL })).lines, []);
    const { sms, lines } = await signUp(own, 'en', { BRAND_NAME: 'Phenomenal!', SUPPORT_EMAIL });
    assert.match(sms, /^Your Phenomenal! confirmation code is/);
    assert.deepEqual(lines, [
      'messages.json: texts.en.signUp.sms: expected at most 140 characters, the brand’s name with 11 of them; found 141',
    ]);
  });

  test('all that its language says is used where it is narrower than the texts', () => {
    const file = { language: 'de-AT', texts: { 'fr-CA': french } };
    assert.deepEqual(readOwnMessages(JSON.stringify(file)).problems, []);
    const { problems } = readOwnMessages(JSON.stringify({ ...file, language: 'fr-CA' }));
    assert.deepEqual(problems, []);
  });

  test('a brand’s name that is too long is cut, so that no other stands in its place', async () => {
    const { html, lines } = await signUp(
      { brand: { name: `Acme${'e'.repeat(40)}`, supportEmail: 'help@acme.test' } },
      'en',
    );
    assert.match(html, /Acmee{35}…/);
    assert.equal(lines.length, 1);
  });
});

describe('what cannot be used of messages.json is told, and the rest is used', () => {
  const en = (part: string, texts: object, rest: object = {}) =>
    JSON.stringify({ ...rest, texts: { en: { [part]: texts } } });
  const rows: [name: string, json: string, ...problems: string[]][] = [
    [
      'not JSON',
      '{',
      "expected JSON; found Expected property name or '}' in JSON at position 1 (line 1 column 2)",
    ],
    ['a list', '[]', 'expected an object; found []'],
    ['an unknown key', '{"colour":1}', 'colour: expected one of brand, language, texts; found another key'],
    [
      'an unknown key of the brand',
      '{"brand":{"colour":"#fff"}}',
      'brand.colour: expected one of name, color, supportEmail, logo; found another key',
    ],
    ['a colour', '{"brand":{"color":"red"}}', 'brand.color: expected a colour such as #0b6e4f; found "red"'],
    [
      'a name of 41 characters',
      JSON.stringify({ brand: { name: 'n'.repeat(41) } }),
      `brand.name: expected a name of at most 40 characters that Cognito takes, without braces; found "${'n'.repeat(41)}"`,
    ],
    [
      'a name that would show the code',
      '{"brand":{"name":"{####}"}}',
      'brand.name: expected a name of at most 40 characters that Cognito takes, without braces; found "{####}"',
    ],
    [
      'a name that is none',
      '{"brand":{"name":5}}',
      'brand.name: expected a name of at most 40 characters that Cognito takes, without braces; found 5',
    ],
    [
      'an address of 101 characters',
      JSON.stringify({ brand: { supportEmail: `${'a'.repeat(96)}@b.cd` } }),
      `brand.supportEmail: expected an address of at most 100 characters, such as help@example.com; found "${'a'.repeat(59)}… (101 characters)`,
    ],
    [
      'a logo that would be told the code',
      '{"brand":{"logo":"https://a.b/c?{####} 20x20"}}',
      'brand.logo: expected address, width and height, such as https://example.com/logo.png 120x32, from 16 to 280 ' +
        'pixels wide; found "https://a.b/c?{####} 20x20"',
    ],
    ['a language', '{"language":5}', 'language: expected a language, such as en; found 5'],
    [
      'a language without texts',
      '{"language":"it"}',
      'language: expected a language that there are texts in: en, de, es; found "it"',
    ],
    [
      'a language whose texts are of no message',
      JSON.stringify({ language: 'fr', texts: { fr: { frame: french.frame } } }),
      'language: expected a language that there are texts in: en, de, es; found "fr"',
    ],
    [
      'texts of no language',
      '{"texts":{"english!":{}}}',
      'texts.english!: expected a language, such as en or pt-br; found none',
    ],
    [
      'a language twice',
      '{"texts":{"en":{},"EN":{}}}',
      'texts.EN: expected each language once; found en before',
    ],
    [
      'a prototype',
      '{"texts":{"__proto__":{}}}',
      'texts.__proto__: expected a language, such as en or pt-br; found none',
    ],
    [
      'an unknown message',
      en('reset', {}),
      'texts.en.reset: expected one of frame, passwordReset, signUp, signUpLink, invitation, addressVerification, ' +
        'signInCode; found another key',
    ],
    [
      'an unknown text',
      en('frame', { title: 'a' }),
      'texts.en.frame.title: expected one of linkFallback, support; found another key',
    ],
    ['a text that is none', en('signUp', { hint: 5 }), 'texts.en.signUp.hint: expected text; found 5'],
    [
      'a text that Cognito would refuse',
      en('signUp', { hint: 'Your code\u00a0:' }),
      'texts.en.signUp.hint: expected one line of characters that Cognito takes; found U+00A0',
    ],
    [
      'a text of two lines',
      en('signUp', { hint: 'Your\ncode' }),
      'texts.en.signUp.hint: expected one line of characters that Cognito takes; found U+000A',
    ],
    [
      'needless spaces',
      en('signUp', { hint: 'Your  code' }),
      'texts.en.signUp.hint: expected one space between words, and none at the ends; found "Your  code"',
    ],
    [
      'a placeholder that nothing takes the place of',
      en('signUp', { hint: 'For {name}' }),
      'texts.en.signUp.hint: expected no braces but those of {brand}; found "{name}"',
    ],
    [
      'half a placeholder',
      en('signUp', { hint: '{{brand}}' }),
      'texts.en.signUp.hint: expected no braces but those of {brand}; found "{"',
    ],
    [
      'the code in a heading',
      en('signUp', { heading: 'Code {####}' }),
      'texts.en.signUp.heading: expected no braces but those of {brand}; found "{####}"',
    ],
    [
      'the username in the SMS of another message than the invitation',
      en('signUp', { sms: '{####} {username}' }),
      'texts.en.signUp.sms: expected no braces but those of {brand}, {####}; found "{username}"',
    ],
    [
      'the address in a line that is not for it',
      en('frame', { linkFallback: '{support}' }),
      'texts.en.frame.linkFallback: expected no braces but those of {brand}; found "{support}"',
    ],
    [
      'a subject of 141 characters',
      en('signUp', { subject: 's'.repeat(141) }),
      'texts.en.signUp.subject: expected at most 140 characters; found 141',
    ],
    [
      'a subject of 141 characters with the brand of the file',
      en('signUp', { subject: `{brand} ${'s'.repeat(136)}` }, { brand: { name: 'Acme' } }),
      'texts.en.signUp.subject: expected at most 140 characters, the brand’s name with 4 of them; found 141',
    ],
    [
      'an SMS of 141 characters with a brand that is not known yet',
      en('signUp', { sms: `{brand}{####}${'s'.repeat(95)}` }),
      'texts.en.signUp.sms: expected at most 140 characters, the brand’s name with 40 of them; found 141',
    ],
    [
      'a text of 1001 characters',
      en('signUp', { hint: 'h'.repeat(1001) }),
      'texts.en.signUp.hint: expected at most 1000 characters; found 1001',
    ],
    [
      'texts that are too long together',
      en('signUp', { hint: '&'.repeat(1000), caution: '&'.repeat(500) }),
      'texts.en.signUp: expected at most 7000 characters together, as HTML; found 7500',
    ],
    [
      'an SMS without the code',
      '{"texts":{"de":{"signUp":{"sms":"Hallo"}}}}',
      'texts.de.signUp.sms: expected {####} where the code goes; found "Hallo"',
    ],
    [
      'an SMS of an invitation without the name',
      '{"texts":{"de":{"invitation":{"sms":"{####}"}}}}',
      'texts.de.invitation.sms: expected {username} where the user’s name goes, as Cognito demands it; found "{####}"',
    ],
    [
      'a language of one’s own that lacks texts',
      JSON.stringify({ texts: { fr: { ...french, signUp: { ...french.signUp, hint: undefined } } } }),
      'texts.fr.signUp: expected all of its texts, as the language does not come along; found none for hint',
    ],
    [
      'a language of one’s own without what stands around',
      JSON.stringify({ texts: { fr: { signUp: french.signUp } } }),
      'texts.fr.frame: expected all of its texts, as the language does not come along; found none for linkFallback, support',
    ],
    [
      'all that is wrong',
      '{"colour":1,"brand":{"color":"red"},"language":"it"}',
      'colour: expected one of brand, language, texts; found another key',
      'brand.color: expected a colour such as #0b6e4f; found "red"',
      'language: expected a language that there are texts in: en, de, es; found "it"',
    ],
  ];
  for (const [name, json, ...problems] of rows) {
    test(name, () => assert.deepEqual(readOwnMessages(json).problems.map(problemText), problems));
  }

  test('the function says so once, when it starts', async () => {
    const { lines, html } = await signUp({ colour: 1 }, 'en');
    assert.deepEqual(lines, [
      'messages.json: colour: expected one of brand, language, texts; found another key',
    ]);
    assert.match(html, /Confirm your address/);
  });
});

test('the limits are those of the API', () => {
  assert.deepEqual(longest, {
    emailMessage: emailMessageLimits.max,
    emailSubject: emailSubjectLimits.max,
    smsMessage: smsMessageLimits.max,
  });
});
