import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { resetLink } from '../../lambdas/reset-link.ts';

const values = { email: 'a@b.c', clientId: 'client', userPoolId: 'us-east-1_pool' };
const query = 'code={####}&email=a%40b.c&cid=client&pid=us-east-1_pool';

describe('resetLink', () => {
  const rows: [page: string, link: string][] = [
    ['https://example.com/reset', `https://example.com/reset?${query}`],
    ['https://example.com/reset/', `https://example.com/reset/?${query}`],
    ['https://example.com/reset?', `https://example.com/reset?${query}`],
    ['https://example.com/reset?lang=de', `https://example.com/reset?lang=de&${query}`],
    ['https://example.com/reset?lang=de&', `https://example.com/reset?lang=de&${query}`],
    ['https://example.com/reset#form', `https://example.com/reset?${query}#form`],
    ['https://example.com/?a=1#/reset?b=2', `https://example.com/?a=1&${query}#/reset?b=2`],
    ['https://example.com/reset?cid=old&code&x=1&pid=p', `https://example.com/reset?x=1&${query}`],
  ];
  for (const [page, link] of rows) test(page, () => assert.equal(resetLink(page, values), link));

  test('without an app client there is no cid, and the pool stays', () => {
    const link = resetLink('https://example.com/', { ...values, clientId: undefined });
    assert.equal(link, 'https://example.com/?code={####}&email=a%40b.c&pid=us-east-1_pool');
  });

  test('without a pool there is no pid', () => {
    const link = resetLink('https://example.com/', { ...values, userPoolId: undefined });
    assert.equal(link, 'https://example.com/?code={####}&email=a%40b.c&cid=client');
  });

  test('a sender of one’s own puts the code in, encoded', () => {
    const link = resetLink('https://example.com/', { ...values, code: '12&34' });
    assert.equal(new URL(link).searchParams.get('code'), '12&34');
  });

  test('whatever the values are, they come back, and the placeholder stands there once, as it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(text, text, text, (email, clientId, userPoolId) => {
        const link = resetLink('https://example.com/reset?x=1#y', { email, clientId, userPoolId });
        assert.equal(link.split('{####}').length, 2);
        const { searchParams, hash } = new URL(link.replace('{####}', '123456'));
        assert.deepEqual(
          [...searchParams],
          [
            ['x', '1'],
            ['code', '123456'],
            ['email', email],
            ['cid', clientId],
            ['pid', userPoolId],
          ],
        );
        assert.equal(hash, '#y');
      }),
    );
  });
});
