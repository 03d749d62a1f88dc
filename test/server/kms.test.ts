import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { encryptedMessage } from '../../src/pool/encrypted-message.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { forKmsKey } from '../../src/pool/wrapped-key.ts';
import { type Outbox, startOutbox } from '../operations/outbox.ts';
import { bothPool, senderKey, senderPools } from '../operations/sender-pools.ts';
import { startWire, type Wire } from '../operations/wire.ts';

const key = Buffer.from(senderKey.secret, 'base64');
const context = { 'userpool-id': bothPool.id };

/** A data key, and what KMS would have made of it for the pool. */
async function wrapped() {
  let found: { readonly plain: Buffer; readonly blob: string; readonly bound: object } | undefined;
  const wrap = forKmsKey(senderKey.arn, key, systemRandom);
  await encryptedMessage(
    {
      plain: Buffer.of(),
      context,
      wraps: [
        (dataKey, bound) => {
          const result = wrap(dataKey, bound);
          const blob = Buffer.from(result.encrypted).toString('base64');
          found = { plain: Buffer.from(dataKey), blob, bound };
          return result;
        },
      ],
    },
    systemRandom,
  );
  assert.ok(found);
  return found;
}

async function kms(wire: Wire, input: unknown, headers: Readonly<Record<string, string>> = {}) {
  const response = await fetch(wire.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'TrentService.Decrypt',
      'x-amz-date': '20261121T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20261121/eu-west-1/kms/aws4_request, SignedHeaders=host, Signature=00',
      ...headers,
    },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  const cause = response.headers.get('x-lifeguard-cause');
  return { status: response.status, cause, body: JSON.parse(await response.text()) };
}

describe('Decrypt in local mode', async () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: senderPools('http://127.0.0.1:9') });
  });
  after(() => wire.stop());

  test('opens the data key of a message to a custom sender', async () => {
    const { plain, blob: CiphertextBlob, bound: EncryptionContext } = await wrapped();
    const input = { KeyId: senderKey.arn, CiphertextBlob, EncryptionContext };
    assert.deepEqual(await kms(wire, input), {
      status: 200,
      cause: null,
      body: {
        KeyId: senderKey.arn,
        Plaintext: plain.toString('base64'),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      },
    });
  });

  const { blob: CiphertextBlob, bound: EncryptionContext } = await wrapped();
  const right = { KeyId: senderKey.arn, CiphertextBlob, EncryptionContext };
  // Deeper than JSON.stringify goes.
  const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const deep = `{"KeyId":"${senderKey.arn}","CiphertextBlob":"AAAA","EncryptionContext":{"a":${nested}}}`;
  const refusals: readonly [name: string, input: unknown, headers: Record<string, string>, type: string][] = [
    ['another context', { ...right, EncryptionContext: context }, {}, 'InvalidCiphertextException'],
    ['no context', { ...right, EncryptionContext: undefined }, {}, 'InvalidCiphertextException'],
    ['another key', { ...right, KeyId: `${senderKey.arn}0` }, {}, 'InvalidCiphertextException'],
    ['an empty blob', { ...right, CiphertextBlob: '' }, {}, 'InvalidCiphertextException'],
    ['no blob', { ...right, CiphertextBlob: undefined }, {}, 'ValidationException'],
    ['a context that is text', { ...right, EncryptionContext: 'userpool-id' }, {}, 'ValidationException'],
    [
      'a context without end',
      { ...right, EncryptionContext: { a: 'a'.repeat(70_000) } },
      {},
      'ValidationException',
    ],
    [
      'a context of objects that are no text',
      { ...right, EncryptionContext: { a: { toString: null } } },
      {},
      'ValidationException',
    ],
    ['a context that is deep', deep, {}, 'ValidationException'],
    [
      'a deep context without credentials, which is not read',
      deep,
      { authorization: '' },
      'MissingAuthenticationTokenException',
    ],
    ['no key', { ...right, KeyId: undefined }, {}, 'ValidationException'],
    ['an alias', { ...right, KeyId: 'alias/codes' }, {}, 'ValidationException'],
    ['null', null, {}, 'ValidationException'],
    ['what is no JSON', '{', {}, 'SerializationException'],
    ['another operation', right, { 'x-amz-target': 'TrentService.Encrypt' }, 'UnknownOperationException'],
    ['no credentials', right, { authorization: '' }, 'MissingAuthenticationTokenException'],
    ['a page from elsewhere', right, { origin: 'https://evil.example' }, 'AccessDeniedException'],
  ];
  for (const [name, input, headers, type] of refusals) {
    test(`refuses ${name}`, async () => {
      const { status, cause, body } = await kms(wire, input, headers);
      assert.deepEqual([status, body.__type, 'Plaintext' in body], [400, type, false]);
      assert.ok(cause);
    });
  }
});

describe('Decrypt where credentials are configured', () => {
  const owner = { accessKeyId: 'AKIAOWNER00000000', secretAccessKey: 'owner-secret-0123456789' };
  const reader = { accessKeyId: 'AKIAREADER0000000', secretAccessKey: 'reader-secret-0123456789' };
  const callers = [
    ['their owner', owner, undefined],
    [
      'one with a wrong secret',
      { ...owner, secretAccessKey: 'wrong' },
      /InvalidSignatureException|does not match/,
    ],
    ['one who may only read', reader, /AccessDenied|not authorized/],
  ] as const;
  let wire: Wire;
  let outbox: Outbox;
  before(async () => {
    outbox = await startOutbox();
    const description = senderPools(outbox.url);
    const [pool = assert.fail()] = description.pools;
    wire = await startWire({
      pools: {
        ...description,
        credentials: [owner, { ...reader, actions: ['read-only'] }],
        functions: Object.fromEntries(
          callers.map(([, { accessKeyId, secretAccessKey }], at) => [
            `sends${at}`,
            {
              ...description.functions.sends,
              environment: {
                ...description.functions.sends.environment,
                AWS_ACCESS_KEY_ID: accessKeyId,
                AWS_SECRET_ACCESS_KEY: secretAccessKey,
              },
            },
          ]),
        ),
        pools: callers.map((_, at) => ({
          ...pool,
          id: `eu-west-1_Signed00${at}`,
          triggers: { CustomEmailSender: `sends${at}` },
          clients: [{ id: `signed0client0of0kms00${at}`, name: 'app' }],
        })),
      },
    });
  });
  after(async () => {
    await wire.stop();
    await outbox.stop();
  });

  callers.forEach(([name, , error], at) => {
    test(`${error ? 'refuses' : 'takes'} ${name}`, async () => {
      const Username = `signed${at}`;
      await wire.ok('SignUp', {
        ClientId: `signed0client0of0kms00${at}`,
        Username,
        Password: 'First-Password-1',
        UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      });
      const run = await wire.events.waitFor(
        { operation: 'CustomEmailSender_SignUp', user: Username },
        60_000,
      );
      const said = run.cause?.facts.message;
      if (error) assert.match(String(said), error);
      else assert.deepEqual([run.outcome, said], ['ok', undefined]);
    });
  });
});
