import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cleanCode, type Link, readLink } from '../../reset-page/link.ts';

const whole: Link = {
  username: 'a+b@example.com',
  plusGuessed: false,
  code: '123456',
  clientId: 'client1',
  poolId: 'us-east-1_A',
  contradicts: false,
};

const rows: readonly { name: string; query: string; reads: Partial<Link> }[] = [
  {
    name: 'as the mail writes it',
    query: '?code=123456&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'HTML entities left in the keys',
    query: '?code=123456&amp;email=a%2Bb%40example.com&amp;cid=client1&amp;amp;pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'a plus that was never encoded',
    query: '?code=123456&email=a+b@example.com&cid=client1&pid=us-east-1_A',
    reads: { plusGuessed: true },
  },
  {
    name: 'an address encoded twice',
    query: '?code=123456&email=a%252Bb%2540example.com&cid=client1&pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'quoted-printable left undecoded',
    query: '?code=3D123456&email=3Da%2Bb%40example.com&cid=3Dclient1&pid=3Dus-east-1_A',
    reads: {},
  },
  {
    name: 'everything twice',
    query:
      '?code=123456&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A&code=123456&cid=client1&pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'spaces around',
    query: '?code=%20123456&email=%20a%2Bb%40example.com%20&cid=client1%20&pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'a code in groups',
    query: '?code=123%20456&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A',
    reads: {},
  },
  {
    name: 'two different clients',
    query: '?code=123456&email=a%2Bb%40example.com&cid=client1&cid=client2&pid=us-east-1_A',
    reads: { contradicts: true },
  },
  {
    name: 'two different codes',
    query: '?code=123456&code=654321&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A',
    reads: { code: '' },
  },
  {
    name: 'a code that is none',
    query: '?code=12345&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A',
    reads: { code: '' },
  },
  {
    name: 'the placeholder',
    query: '?code=%7B####%7D&email=a%2Bb%40example.com&cid=client1&pid=us-east-1_A',
    reads: { code: '', username: '', clientId: null, poolId: null },
  },
  {
    name: 'an old mail without client and pool',
    query: '?code=123456&email=a%2Bb%40example.com',
    reads: { clientId: null, poolId: null },
  },
  {
    name: 'empty parameters',
    query: '?code=&email=&cid=&pid=',
    reads: { code: '', username: '', clientId: null, poolId: null },
  },
  {
    name: 'an address that begins with 3D of its own',
    query: '?code=123456&email=3Dprints%40example.com&cid=client1&pid=us-east-1_A',
    reads: { username: '3Dprints@example.com' },
  },
];

describe('the link of the mail', () => {
  for (const { name, query, reads } of rows) {
    // A `#` ends the query, so the placeholder row is read as a browser would.
    test(name, () => assert.deepEqual(readLink(new URL(query, 'http://x').search), { ...whole, ...reads }));
  }

  test('no query at all is ever too much', () => {
    fc.assert(
      fc.property(fc.string(), query => {
        const { code, username } = readLink(query);
        assert.match(code, /^(\d{6})?$/);
        assert.doesNotMatch(username, / /);
      }),
    );
  });

  test('any address that the mail encodes comes back as it was', () => {
    fc.assert(
      fc.property(fc.emailAddress(), address => {
        assert.equal(readLink(`?code=123456&email=${encodeURIComponent(address)}`).username, address);
      }),
    );
  });
});

describe('a code as people paste it', () => {
  const codes = {
    '123456': '123456',
    ' 123 456 ': '123456',
    '123-456': '123456',
    '123\u00a0456': '123456',
    '１２３４５６': '123456',
    '123456.': '123456',
    'Your code is 123456. It works for one hour.': '123456',
    '=3D123456': '123456',
    '3D123456': '123456',
    '12345': '12345',
    '1234567': '1234567',
    '123456 or 654321': '123456or654321',
  };
  for (const [typed, code] of Object.entries(codes)) {
    test(JSON.stringify(typed), () => assert.equal(cleanCode(typed), code));
  }
});
