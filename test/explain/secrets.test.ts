import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { shownForms } from '../../src/causes/shown-form.ts';
import { safeText } from '../../src/explain/safe-text.ts';
import { runExplain } from './explained.ts';

const directory = mkdtempSync(join(tmpdir(), 'explain-'));

describe('what must not be shown', () => {
  const rows: readonly (readonly [what: string, given: string, secret: string])[] = [
    ['a code in JSON', '{"code":"654321","message":"x"}', '654321'],
    ['a code alone', 'error 654321', '654321'],
    ['a code of eight digits', 'error: 87654321.', '87654321'],
    ['a code behind its name', 'confirmCode 123456', '123456'],
    ['a code in an encoded address', 'x%3Fcode%3D123456%26a', '123456'],
    ['a password in JSON in a log', '{\\"password\\":\\"hunter2a\\",\\"a\\":1}', 'hunter2a'],
    ['a password with a space', '{"newPassword": "hunter two"}', 'two'],
    ['a password with a quotation mark', '{"Password":"hunter\\"two"}', 'two'],
    ['a password of Python', "{'new_password': 'hunter2a'}", 'hunter2a'],
    ['a password without marks', 'userPassword: hunter4', 'hunter4'],
    ['a client secret', 'client_secret=topsecret1', 'topsecret1'],
    ['a client secret alone', `made of 1${'a2b'.repeat(17)} here`, 'a2ba2b'],
    ['a secret in JSON in a log', '{\\"ClientSecret\\":\\"s3cr3tABC\\"}', 's3cr3t'],
    ['a refresh token', 'refresh_token=rt-abcdef', 'rt-abc'],
    ['a SECRET_HASH', `SECRET_HASH=${'Ab+/'.repeat(10)}abc=`, 'Ab+/'],
    ['a SECRET_HASH alone', `sent ${'Ab+/'.repeat(10)}abc= with it`, 'Ab+/'],
    ['what follows Authorization', '"Authorization": "Basic Y2xpZW50OnNlY3JldA=="', 'Y2xpZW50'],
  ];
  for (const [what, given, secret] of rows)
    test(what, () => assert.ok(!safeText(given).includes(secret), safeText(given)));

  const whole: readonly (readonly [what: string, args: readonly string[], secret: RegExp])[] = [
    ['a code for the name of an error', ['{"code":"654321","message":"Invalid code"}'], /654321/],
    [
      'a log line',
      [
        '2026-11-21T10:00:00.000Z\tabc\tERROR\tInvoke Error\t{"errorType":"Error","errorMessage":"{\\"password\\":\\"hunter2a\\",\\"ClientSecret\\":\\"s3cr3t\\"}"}',
      ],
      /hunter|s3cr3t/,
    ],
    [
      'a token in the address to come back to',
      [
        'https://x.auth.us-east-1.amazoncognito.com/oauth2/authorize?client_id=abc&response_type=code&redirect_uri=' +
          encodeURIComponent('https://app.example.com/cb?id_token=eyJhbGciOiJub25lIn0.e30.&code=ab-cd'),
      ],
      /eyJ|ab-cd/,
    ],
  ];
  for (const [what, args, secret] of whole) {
    test(`${what}, in the report`, async () => {
      assert.doesNotMatch((await runExplain(args, { directory })).said, secret);
      assert.doesNotMatch((await runExplain([...args, '--json'], { directory })).said, secret);
    });
  }

  const kept: readonly (readonly [what: string, given: string])[] = [
    ['the name of an error', 'CodeMismatchException: Invalid verification code provided, please try again.'],
    ['another name', 'TokenExpiredError: jwt expired'],
    ['a status code', 'Status Code: 400; Error Code: NotAuthorizedException; exit code: 1'],
    ['a time', '2026-11-21T10:00:00.123456Z took 1234.123456 ms on 20261121'],
    ['an account and an id', 'arn:aws:lambda:us-east-1:123456789012:function:a 1b2c3d4e-123456-aa'],
  ];
  for (const [what, given] of kept) test(`${what} is shown`, () => assert.equal(safeText(given), given));

  test('hides nothing of what the catalogue shows', async () => {
    const shown = [...(await readCatalogue()).values()].flatMap(({ definition }) =>
      [...shownForms(definition), ...(definition.seen ?? [])].flatMap(({ at, text }) =>
        at === 'link' || text === undefined ? [] : [text],
      ),
    );
    assert.ok(shown.length > 100);
    const changed = shown.filter(text => safeText(text) !== text.replace(/\s+/g, ' ').trim());
    assert.deepEqual(changed, []);
  });
});
