import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decoderOf } from '../../src/model/decode.ts';
import { WrongType } from '../../src/model/wrong-type.ts';

describe('decoding makes typed values of JSON', () => {
  const rows: [name: string, shape: string, json: unknown, value: unknown][] = [
    ['unknown members are dropped', 'ForgotPasswordRequest', { ClientId: 'a', New: 1 }, { ClientId: 'a' }],
    [
      'a null member is absent',
      'ForgotPasswordRequest',
      { ClientId: 'a', SecretHash: null },
      { ClientId: 'a' },
    ],
    ['nulls in a list are dropped', 'SearchedAttributeNamesListType', ['a', null, 'b'], ['a', 'b']],
    ['empty lists stay', 'SearchedAttributeNamesListType', [], []],
    ['seconds become a date', 'DateType', 1790257797.161, new Date(1790257797161)],
    ['base64 becomes bytes', 'ImageFileType', 'AAEC/w==', Buffer.from([0, 1, 2, 255])],
    ['half a character becomes a replacement', 'UsernameType', 'a\ud83d', 'a\ufffd'],
    ['free JSON stays', 'Document', { a: [null, { b: 1 }] }, { a: [null, { b: 1 }] }],
  ];
  for (const [name, shape, json, value] of rows) {
    test(name, () => assert.deepEqual(decoderOf(shape)(json), value));
  }

  test('null values of a map are absent, and a map finds nothing inherited', () => {
    const decoded = decoderOf('AuthParametersType')(
      JSON.parse('{"USERNAME":"a","DEVICE_KEY":null,"__proto__":"b"}'),
    );
    assert.deepEqual(Object.entries(Object(decoded)), [
      ['USERNAME', 'a'],
      ['__proto__', 'b'],
    ]);
    assert.equal(Object.getPrototypeOf(decoded), null);
  });

  test('no key of the input reaches a prototype', () => {
    const json = JSON.parse(
      '{"__proto__":{"ClientId":"x","polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    );
    assert.deepEqual(decoderOf('ForgotPasswordRequest')(json), {});
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('deep nesting where nobody looks is dropped', () => {
    const json = JSON.parse(`{"ClientId":"a","New":${'['.repeat(500_000)}${']'.repeat(500_000)}}`);
    assert.deepEqual(decoderOf('ForgotPasswordRequest')(json), { ClientId: 'a' });
  });
});

describe('another type than the model has is told by member', () => {
  const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  const rows: [name: string, shape: string, json: unknown, path: string, expected: string, found: string][] =
    [
      ['a list as input', 'ForgotPasswordRequest', [], '', 'an object', 'a list'],
      ['null as input', 'ForgotPasswordRequest', null, '', 'an object', 'null'],
      ['a number for a text', 'ForgotPasswordRequest', { Username: 5 }, 'Username', 'a string', 'a number'],
      [
        'a text for a truth value',
        'CreateUserPoolClientRequest',
        { GenerateSecret: 'true' },
        'GenerateSecret',
        'a truth value',
        'a string',
      ],
      ['a fraction', 'ListUsersRequest', { Limit: 1.5 }, 'Limit', 'a whole number of 32 bits', 'a number'],
      [
        'a number of 33 bits',
        'ListUsersRequest',
        { Limit: 2 ** 32 },
        'Limit',
        'a whole number of 32 bits',
        'a number',
      ],
      [
        'one value for a list',
        'SignUpRequest',
        { UserAttributes: {} },
        'UserAttributes',
        'a list',
        'an object',
      ],
      [
        'within a list',
        'SignUpRequest',
        { UserAttributes: [{}, { Name: [] }] },
        'UserAttributes.1.Name',
        'a string',
        'a list',
      ],
      [
        'within a map',
        'SignUpRequest',
        { ClientMetadata: { lang: true } },
        'ClientMetadata.lang',
        'a string',
        'a boolean',
      ],
      [
        'text that is no base64',
        'SetUICustomizationRequest',
        { ImageFile: 'a?==' },
        'ImageFile',
        'a text in base64',
        'a string',
      ],
      ['a date that is none', 'DateType', 1e20, '', 'a number of seconds', 'a number'],
      ['free JSON too deep to walk', 'Document', nested(65), '', 'nested at most 64 deep', 'a list'],
    ];
  for (const [name, shape, json, path, expected, found] of rows) {
    test(name, () => {
      assert.throws(
        () => decoderOf(shape)(json),
        (error: unknown) => {
          assert.ok(error instanceof WrongType);
          assert.deepEqual([error.path.join('.'), error.expected, error.found], [path, expected, found]);
          return true;
        },
      );
    });
  }
  test('free JSON as deep as may be', () => assert.doesNotThrow(() => decoderOf('Document')(nested(64))));
});
