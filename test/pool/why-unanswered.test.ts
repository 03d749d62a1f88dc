import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { whyUnanswered } from '../../src/pool/why-unanswered.ts';

const coded = (code: string) =>
  Object.assign(new Error(`connect ${code} https://x.example/?key=secret`), { code });
const named = (name: string) => Object.assign(new Error('https://x.example/?key=secret'), { name });
const fetched = (cause: Error) => new TypeError('fetch failed', { cause });

describe('why a request got no answer', () => {
  const rows: readonly (readonly [name: string, error: unknown, why: string])[] = [
    ['nothing listens', fetched(coded('ECONNREFUSED')), 'nothing listens there: ECONNREFUSED'],
    [
      'of several addresses',
      fetched(Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })),
      'nothing listens there: ECONNREFUSED',
    ],
    ['it ends within the answer', fetched(coded('UND_ERR_SOCKET')), 'it hung up: UND_ERR_SOCKET'],
    ['an SDK says it without a cause', coded('ENOTFOUND'), 'there is no such host: ENOTFOUND'],
    [
      'a certificate',
      fetched(coded('DEPTH_ZERO_SELF_SIGNED_CERT')),
      'nobody who is trusted vouches for its certificate: DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
    [
      'the headers take too long',
      fetched(coded('UND_ERR_HEADERS_TIMEOUT')),
      'it did not answer: UND_ERR_HEADERS_TIMEOUT',
    ],
    ['the patience ends', AbortSignal.abort().reason, 'no answer in time'],
    ['its time is over', named('TimeoutError'), 'no answer in time'],
    ['no credentials', named('CredentialsProviderError'), 'there are no AWS credentials'],
    ['a redirection', fetched(new Error('unexpected redirect')), 'it redirects'],
    ['a code without words', coded('ERR_OTHER'), 'ERR_OTHER'],
    ['words that may hold a secret', new Error('Failed to parse https://x.example/?key=secret'), 'no answer'],
    ['no error', 'https://x.example/?key=secret', 'no answer'],
  ];
  for (const [name, error, why] of rows) test(name, () => assert.equal(whyUnanswered(error), why));

  test('of fetch itself', async () => {
    const error = await fetch('http://127.0.0.1:1/?key=secret').catch((thrown: unknown) => thrown);
    assert.equal(whyUnanswered(error), 'no program asks at that port');
  });
});
