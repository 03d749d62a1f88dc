import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomMessageEvent } from '../../lambdas/custom-message/event.ts';
import { createHandler } from '../../lambdas/custom-message/handler.ts';
import { type MessageName, templates } from '../../lambdas/custom-message/templates.ts';
import { shape } from '../../src/model/api.ts';

const environment = {
  PASSWORD_RESET_URL: 'https://www.thephenom.app/reset-password',
  SIGN_IN_URL: 'https://www.thephenom.app/sign-in',
  SUPPORT_EMAIL: 'support@thephenom.app',
};
const untouched = { smsMessage: null, emailMessage: null, emailSubject: null };
const everyone = { sub: 'x', email: 'test-staging@thephenom.app', phone_number: '+15555550123' };

type Request = CustomMessageEvent['request'];

async function answer(
  source: string,
  request: Request,
  changes: Readonly<Record<string, string>> = {},
  lines: string[] = [],
) {
  const handler = createHandler({ ...environment, ...changes }, line => lines.push(line));
  const event: CustomMessageEvent = {
    triggerSource: source,
    userPoolId: 'us-east-1_n8gO6SbP6',
    request,
    response: untouched,
  };
  return (await handler(event)).response;
}

const languages = ['en', 'de', 'es'] as const;
const longestBrand = 'W'.repeat(40);
/** Some words of each language's mails, to tell them by. */
const closing = { en: 'Questions? Write to', de: 'Fragen? Schreiben Sie an', es: '¿Preguntas? Escribe a' };

describe('every message in every language', () => {
  for (const name of Object.keys(templates) as MessageName[]) {
    for (const source of templates[name].sources) {
      for (const locale of languages) {
        test(`${name} for ${source} in ${locale}: what Cognito takes, whatever the brand’s name`, async () => {
          const signUpBy = name === 'signUpLink' ? 'link' : 'code';
          for (const brand of ['Phenom', longestBrand]) {
            const changes = { BRAND_NAME: brand, SIGN_UP_BY: signUpBy };
            const lines: string[] = [];
            const request = { userAttributes: { ...everyone, locale } };
            const { emailMessage, emailSubject, smsMessage } = await answer(source, request, changes, lines);
            assert.deepEqual(lines, []);
            const placeholders = {
              code: /\{####\}/,
              link: /\{##[^#]+##\}/,
              password: /\{username\}.*\{####\}/s,
            };
            assert.match(String(emailMessage), placeholders[templates[name].holds]);
            if (name === 'signUpLink') assert.doesNotMatch(String(emailMessage), /\{####\}/);
            assert.match(String(emailMessage), new RegExp(`<html lang="${locale}" dir="ltr">`));
            assert.ok(emailMessage?.includes(closing[locale]));
            assert.match(String(smsMessage), name === 'invitation' ? /\{username\}.*\{####\}/ : /\{####\}/);
            assert.ok(Number(emailMessage?.length) < 10_000, `${emailMessage?.length} characters`);
            assert.ok(Number(emailSubject?.length) <= 140);
            assert.ok(Number(smsMessage?.length) <= 140);
            const taken = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u;
            for (const text of [emailMessage, emailSubject, smsMessage]) {
              assert.match(String(text), taken);
              assert.doesNotMatch(String(text), /[^\P{White_Space} \n]|\{brand\}|\{support\}|undefined/u);
            }
          }
        });
      }
    }
  }

  test('the limits that the texts are held to are those of the API model', () => {
    assert.equal(shape('EmailVerificationMessageType').max, 20_000);
    assert.equal(shape('EmailVerificationSubjectType').max, 140);
    assert.equal(shape('SmsVerificationMessageType').max, 140);
  });
});

describe('the link that confirms a sign-up', () => {
  const rows: [name: string, linkParameter: string | null | undefined, placeholder: string][] = [
    ['as the event gives it', '{##Verify Email##}', '{##Verify Email##}'],
    ['a thin event', undefined, '{##Click Here##}'],
    ['null', null, '{##Click Here##}'],
    ['another form', '{link}', '{##Click Here##}'],
    ['markup', '{##<b>##}', '{##Click Here##}'],
  ];
  for (const [name, linkParameter, placeholder] of rows) {
    test(name, async () => {
      const request = { userAttributes: everyone, ...(linkParameter !== undefined && { linkParameter }) };
      const { emailMessage } = await answer('CustomMessage_ResendCode', request, { SIGN_UP_BY: ' Link ' });
      assert.deepEqual(String(emailMessage).match(/\{##.*?##\}/g), [placeholder]);
    });
  }
});

describe('the language', () => {
  const rows: [name: string, request: Request, language: string, own?: string][] = [
    ['nobody says', {}, 'en'],
    ['the function’s own', {}, 'de', 'de'],
    ['one that there is not', {}, 'en', 'xx'],
    ['the user’s', { userAttributes: { locale: 'es' } }, 'es', 'de'],
    ['the user’s, with a region', { userAttributes: { locale: 'es_MX' } }, 'es'],
    [
      'the app’s goes before the user’s',
      { clientMetadata: { locale: 'de' }, userAttributes: { locale: 'es' } },
      'de',
    ],
    ['lang', { clientMetadata: { lang: 'DE-at' } }, 'de'],
    ['language', { clientMetadata: { language: 'es-419' } }, 'es'],
    [
      'one that is not there, then the user’s',
      { clientMetadata: { lang: 'fr' }, userAttributes: { locale: 'es' } },
      'es',
    ],
    ['what is no language', { clientMetadata: { locale: '../../etc/passwd' } }, 'en'],
    [
      'a member that every object has',
      { clientMetadata: { locale: 'constructor', lang: '__proto__' } },
      'en',
    ],
    ['a very long one', { clientMetadata: { locale: 'de-'.repeat(10_000) } }, 'en'],
    ['null', { clientMetadata: null, userAttributes: {} }, 'en'],
  ];
  for (const [name, request, language, own] of rows) {
    test(name, async () => {
      const given = { ...request, userAttributes: { ...everyone, ...request?.userAttributes } };
      const changes: Record<string, string> = own === undefined ? {} : { MAIL_LANGUAGE: own };
      const { emailMessage } = await answer('CustomMessage_SignUp', given, changes);
      assert.match(String(emailMessage), new RegExp(`<html lang="${language}"`));
    });
  }
});

describe('an event of which something is missing', () => {
  const { email, phone_number } = everyone;
  const rows: [name: string, source: string, request: Request, worded: string][] = [
    ['no request', 'SignUp', undefined, ''],
    ['a request that is null', 'Authentication', null, ''],
    ['no attributes', 'UpdateUserAttribute', {}, ''],
    ['attributes that are null', 'AdminCreateUser', { userAttributes: null }, ''],
    ['empty attributes', 'SignUp', { userAttributes: {} }, ''],
    ['a phone number only', 'SignUp', { userAttributes: { phone_number } }, 'smsMessage'],
    ['a phone number only', 'AdminCreateUser', { userAttributes: { phone_number } }, 'smsMessage'],
    ['an address only', 'ResendCode', { userAttributes: { email } }, 'emailMessage emailSubject'],
    // The address that is being verified may not be the user's yet.
    ['a phone number only', 'UpdateUserAttribute', { userAttributes: { phone_number } }, 'all'],
    ['neither', 'VerifyUserAttribute', { userAttributes: {} }, 'all'],
    ['neither', 'Authentication', { userAttributes: {} }, 'all'],
    ['an address too long for mail', 'SignUp', { userAttributes: { email: 'a'.repeat(255) } }, ''],
    [
      'the longest address',
      'SignUp',
      { userAttributes: { email: 'a'.repeat(254) } },
      'emailMessage emailSubject',
    ],
    ['a source of another trigger', 'Nonsense', { userAttributes: everyone }, ''],
  ];
  for (const [name, source, request, worded] of rows) {
    test(`${name}: ${source}`, async () => {
      const response = await answer(`CustomMessage_${source}`, request);
      const set = Object.entries(response).flatMap(([key, value]) => (value === null ? [] : [key]));
      assert.equal(
        set.toSorted().join(' '),
        worded === 'all' ? 'emailMessage emailSubject smsMessage' : worded,
      );
    });
  }
});

test('the thinnest event gets its mail, with a link that says what is known', async () => {
  const handler = createHandler(environment, assert.fail);
  const event = {
    triggerSource: 'CustomMessage_ForgotPassword',
    request: { userAttributes: { email: 'a@b.c' } },
    response: untouched as CustomMessageEvent['response'],
  };
  const { emailMessage } = (await handler(event)).response;
  assert.match(String(emailMessage), /reset-password\?code=\{####\}&amp;email=a%40b\.c"/);
});

describe('settings', () => {
  test('PASS_THROUGH leaves messages to Cognito, and other words of it nothing', async () => {
    const changes = { PASS_THROUGH: 'signUp, signInCode nonsense' };
    const request = { userAttributes: everyone };
    assert.equal(await answer('CustomMessage_SignUp', request, changes), untouched);
    assert.equal(await answer('CustomMessage_Authentication', request, changes), untouched);
    assert.notEqual(await answer('CustomMessage_AdminCreateUser', request, changes), untouched);
  });

  test('an invitation has a button only where SIGN_IN_URL says what it opens', async () => {
    const request = { userAttributes: everyone };
    const links = async (changes: Record<string, string>) => {
      const { emailMessage } = await answer('CustomMessage_AdminCreateUser', request, changes);
      return [...String(emailMessage).matchAll(/href="(http[^"]*)"/g)].map(([, href]) => href);
    };
    assert.deepEqual(await links({}), [environment.SIGN_IN_URL, environment.SIGN_IN_URL]);
    assert.deepEqual(await links({ SIGN_IN_URL: 'javascript:alert(1)' }), []);
  });

  const logo = 'https://example.com/logo.png?a=1&b=2 120x32';
  const logos: [name: string, value: string, tag: RegExp | undefined][] = [
    [
      'one',
      logo,
      /<img class="logo" src="https:\/\/example\.com\/logo\.png\?a=1&amp;b=2" width="120" height="32" alt="Phenom"/,
    ],
    ['not https', logo.replace('https', 'http'), undefined],
    ['without its size', 'https://example.com/logo.png', undefined],
    ['wider than a phone', 'https://example.com/logo.png 400x32', undefined],
    ['with a password', 'https://u:p@example.com/logo.png 120x32', undefined],
    [
      'with a quotation mark',
      'https://example.com/"onerror="x 120x32',
      /src="https:\/\/example\.com\/%22onerror=%22x"/,
    ],
  ];
  for (const [name, value, tag] of logos) {
    test(`a logo: ${name}`, async () => {
      const changes = { BRAND_LOGO: value };
      const { emailMessage } = await answer('CustomMessage_SignUp', { userAttributes: everyone }, changes);
      if (tag) assert.match(String(emailMessage), tag);
      else assert.doesNotMatch(String(emailMessage), /<img/);
    });
  }

  test('an address that is being verified does not learn the account’s own', async () => {
    for (const source of ['UpdateUserAttribute', 'VerifyUserAttribute', 'Authentication']) {
      const { emailMessage } = await answer(`CustomMessage_${source}`, { userAttributes: everyone });
      assert.doesNotMatch(String(emailMessage), /test-staging/);
    }
  });
});
