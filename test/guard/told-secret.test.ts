import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { secretsOf } from '../../src/guard/told-secret.ts';
import type { PageRequest } from '../../src/guard/visit.ts';

const password = 'x-y_Typed Password!1';
const link = 'https://example.com/reset/?code=123456&cid=a';
const values = { username: 'a@example.com', code: '123456', password };
const base64 = (text: string) => Buffer.from(text).toString('base64');

const rows: Readonly<Record<string, readonly [request: Partial<PageRequest>, tells: string | undefined]>> = {
  'the link itself': [{ url: link }, undefined],
  'the link, led to another path': [{ url: link.replace('/reset/', '/en/reset') }, undefined],
  'the link and what stands behind it': [{ url: `${link}#${password}` }, undefined],
  'the link as the referrer': [{ headers: { referer: link } }, undefined],
  'a file': [{ url: 'https://example.com/assets/1734560.js' }, undefined],
  'the call': [
    {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify(values),
    },
    undefined,
  ],
  'another call of Cognito': [
    {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.SignUp' },
      body: JSON.stringify(values),
    },
    'the password',
  ],
  'the link with more': [{ url: `${link}&p=${encodeURIComponent(password)}` }, 'the password'],
  'the link to somebody else': [{ url: link.replace('example.com', 'example.org') }, 'the code'],
  'the link that is posted': [{ method: 'POST', url: link }, 'the code'],
  'the code in another query': [{ url: 'https://example.com/log?c=123456' }, 'the code'],
  'the password in a path, encoded twice': [
    { url: `https://example.com/${encodeURIComponent(encodeURIComponent(password))}` },
    'the password',
  ],
  'the password in a header': [{ headers: { 'x-log': password } }, 'the password'],
  'the password in the name of a header': [{ headers: { [password]: '1' } }, 'the password'],
  'the code in the body of a form': [{ method: 'POST', body: 'a=1&code=123456' }, 'the code'],
  ...Object.fromEntries(
    ['', 'a', 'ab', 'abc', '{"p":"'].map(before => [
      `the password in base64 behind “${before}”`,
      [{ method: 'POST', body: base64(`${before}${password}"}`) }, 'the password'] as const,
    ]),
  ),
  'the code in base64 for addresses': [
    { url: `https://example.com/?x=${Buffer.from('a?>?c=123456').toString('base64url')}` },
    'the code',
  ],
};

describe('a request', () => {
  const find = secretsOf({ link, values });
  for (const [name, [request, tells]] of Object.entries(rows)) {
    test(`${tells ? `tells ${tells}` : 'tells nothing'}: ${name}`, () => {
      const whole = { method: 'GET', url: 'https://example.com/', headers: {}, body: '', ...request };
      assert.equal(find(whole), tells);
    });
  }

  test('tells nothing where there is no code', () => {
    const without = secretsOf({ link, values: { ...values, code: '' } });
    assert.equal(without({ method: 'GET', url: 'https://example.com/', headers: {}, body: 'x' }), undefined);
  });
});
