import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createHandler } from '../../lambdas/custom-message/handler.ts';
import { readOwnMessages } from '../../lambdas/custom-message/own-messages.ts';
import { templates } from '../../lambdas/custom-message/templates.ts';

const french = {
  frame: { linkFallback: 'Sinon, ouvrez ce lien :', support: 'Des questions ? Écrivez à {support}.' },
  signUp: { ...templates.signUp.texts.en, heading: 'Confirmez votre adresse', sms: 'Votre code : {####}' },
};

async function signUp(own: object, locale: string, environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const handler = createHandler(environment, line => lines.push(line), readOwnMessages(JSON.stringify(own)));
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

  test('an SMS that grows too long is left to Cognito, and the mail is not', async () => {
    const own = { texts: { en: { signUp: { sms: `{####} ${'a'.repeat(134)}` } } } };
    const { sms, html, lines } = await signUp(own, 'en');
    assert.equal(sms, '');
    assert.notEqual(html, '');
    assert.deepEqual(lines, [
      'CustomMessage_SignUp: smsMessage would have 141 characters, of which Cognito takes 140: Cognito sends its own',
    ]);
  });
});

describe('what cannot be used of messages.json is told, and the rest is used', () => {
  const rows: [name: string, json: string, problem: string][] = [
    ['not JSON', '{', 'It is not JSON.'],
    ['a list', '[]', 'It must be an object.'],
    ['an unknown key', '{"colour":1}', 'There is no key colour.'],
    ['an unknown key of the brand', '{"brand":{"colour":"#fff"}}', 'brand.colour cannot be used.'],
    ['a colour', '{"brand":{"color":"red"}}', 'brand.color cannot be used.'],
    ['a language', '{"language":5}', 'language is no language, such as en.'],
    [
      'texts of no language',
      '{"texts":{"english!":{}}}',
      'texts.english! is no language, such as en or pt-br.',
    ],
    ['a prototype', '{"texts":{"__proto__":{}}}', 'texts.__proto__ is no language, such as en or pt-br.'],
    [
      'an unknown message',
      '{"texts":{"en":{"reset":{}}}}',
      'texts.en.reset is none of frame, passwordReset, signUp, signUpLink, invitation, addressVerification, signInCode.',
    ],
    [
      'an unknown text',
      '{"texts":{"en":{"frame":{"title":"a"}}}}',
      'texts.en.frame.title is none of linkFallback, support.',
    ],
    ['a text that is none', '{"texts":{"en":{"signUp":{"hint":5}}}}', 'texts.en.signUp.hint must be text.'],
    [
      'a text that Cognito would refuse',
      '{"texts":{"en":{"signUp":{"hint":"Your code\u00a0:"}}}}',
      'texts.en.signUp.hint has a character that Cognito refuses, needless spaces, or more than 1,000 characters.',
    ],
    [
      'an SMS without the code',
      '{"texts":{"de":{"signUp":{"sms":"Hallo"}}}}',
      'texts.de.signUp.sms must have {####} where the code goes.',
    ],
    [
      'an SMS of an invitation without the name',
      '{"texts":{"de":{"invitation":{"sms":"{####}"}}}}',
      'texts.de.invitation.sms must have {username}, as Cognito demands of an invitation.',
    ],
    [
      'a language of one’s own that lacks texts',
      JSON.stringify({ texts: { fr: { ...french, signUp: { ...french.signUp, hint: undefined } } } }),
      'texts.fr.signUp lacks hint: it is not used.',
    ],
    [
      'a language of one’s own without what stands around',
      JSON.stringify({ texts: { fr: { signUp: french.signUp } } }),
      'texts.fr.frame lacks linkFallback, support: it is not used.',
    ],
  ];
  for (const [name, json, problem] of rows) {
    test(name, () => assert.deepEqual(readOwnMessages(json).problems, [problem]));
  }

  test('the function says so once, when it starts', async () => {
    const { lines, html } = await signUp({ colour: 1 }, 'en');
    assert.deepEqual(lines, ['messages.json: There is no key colour.']);
    assert.match(html, /Confirm your address/);
  });
});
