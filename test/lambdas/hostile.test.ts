import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { createHandler } from '../../lambdas/custom-message/handler.ts';
import { templates } from '../../lambdas/custom-message/templates.ts';
import { anyCharacter } from '../any-character.ts';

const logged: string[] = [];
const handler = createHandler(
  { PASSWORD_RESET_URL: 'https://example.com/reset', SIGN_IN_URL: 'https://example.com/' },
  line => logged.push(line),
);
const sources = Object.values(templates).flatMap(template => template.sources);

/** What people who mean harm, or only have unusual names, put where they can. */
const values: readonly (readonly [name: string, value: string])[] = [
  ['markup', '<script>alert(1)</script>'],
  ['quotation marks', `"'><img src=x onerror=alert(1)>`],
  ['lines', 'a\r\nBcc: everyone@example.com\r\n\r\nb'],
  ['the code’s placeholder', '{####}'],
  ['the name’s placeholder', '{username}'],
  ['a link’s placeholder', '{##Click here##}'],
  ['our own placeholders', '{brand} {support}'],
  ['what replace() understands', "$& $' $` $1 $$"],
  ['an end of the page', '</td></table></body></html>'],
  ['a conditional comment', '<!--[if mso]>--><![endif]-->'],
  ['entities', '&lt;b&gt; &#123;####}'],
  ['right to left', '\u202eמשה\u202c'],
  ['a joined emoji', '👩\u200d💻'],
  ['half a surrogate pair', '\ud83c'],
  ['a name that is not ASCII', 'Łukasz Ødegård 山田'],
  ['254 characters', `${'é'.repeat(64)}@${'漢'.repeat(189)}`],
];

async function respond(source: string, value: string, locale = value) {
  const given = {
    email: `${value}@example.com`.slice(0, 254),
    phone_number: value,
    name: value,
    given_name: value,
  };
  const event = {
    triggerSource: source,
    // Ids are short, and nobody chooses them; they are encoded all the same.
    userPoolId: value.slice(0, 55),
    userName: value,
    callerContext: { clientId: value.slice(0, 55) },
    request: {
      userAttributes: { ...given, 'custom:note': value, sub: value, locale },
      clientMetadata: { locale, host: value, brand: value },
    },
    response: {},
  };
  return (await handler(event)).response as Readonly<Record<string, string>>; // as the handler makes it
}

/** The language a mail says it is in. */
function languageOf(html: string | undefined): string {
  return /<html lang="([a-z]+)"/.exec(String(html))?.[1] ?? '';
}

/** A mail without its texts and the values in it: only its tags. */
function tagsOf(html: string): string {
  return (html.match(/<[^>]*>/g) ?? []).join('\n').replaceAll(/href="https:[^"]*"/g, 'href');
}

for (const source of sources) {
  describe(source, () => {
    test('whatever strangers say, the mail has the same tags and placeholders, and nothing is logged', async () => {
      const count = (text: string | undefined, part: string) => String(text).split(part).length;
      const check = async (value: string) => {
        const { emailMessage, emailSubject, smsMessage } = await respond(source, value);
        // A word may name a language that we write in, as "eS" does: it gets the usual mail in that one.
        const usual = await respond(source, 'anna', languageOf(emailMessage));
        assert.equal(tagsOf(String(emailMessage)), tagsOf(String(usual.emailMessage)), value);
        assert.equal(emailSubject, usual.emailSubject);
        assert.equal(smsMessage, usual.smsMessage);
        for (const placeholder of ['{####}', '{username}', '{##']) {
          assert.equal(count(emailMessage, placeholder), count(usual.emailMessage, placeholder), value);
        }
        assert.match(String(emailMessage), /^[\p{L}\p{M}\p{S}\p{N}\p{P} \n]*$/u);
        assert.ok(String(emailMessage).length <= 20_000);
        for (const [, href = ''] of String(emailMessage).matchAll(/href="(http[^"]*)"/g)) {
          assert.equal(new URL(href.replace('{####}', '1')).origin, 'https://example.com');
        }
      };
      for (const value of [...values.map(([, value]) => value), 'eS']) await check(value);
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 240 }), check),
        {
          numRuns: 50,
        },
      );
      assert.deepEqual(logged, []);
    });
  });
}
