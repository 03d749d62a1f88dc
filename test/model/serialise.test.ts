import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { api, shape } from '../../src/model/api.ts';
import { decoderOf } from '../../src/model/decode.ts';
import { javaSeconds } from '../../src/model/java-seconds.ts';
import { serialiserOf } from '../../src/model/serialise.ts';

describe('an output is written as the service writes it', () => {
  const rows: [name: string, shape: string, output: unknown, text: string][] = [
    [
      'members in alphabetical order, empty objects kept',
      'InitiateAuthResponse',
      {
        ChallengeParameters: {},
        AuthenticationResult: { TokenType: 'Bearer', AccessToken: 'a', ExpiresIn: 3600, IdToken: 'i' },
      },
      '{"AuthenticationResult":{"AccessToken":"a","ExpiresIn":3600,"IdToken":"i","TokenType":"Bearer"},"ChallengeParameters":{}}',
    ],
    [
      'map keys in alphabetical order',
      'InitiateAuthResponse',
      { ChallengeParameters: { userAttributes: '{}', USER_ID_FOR_SRP: 'u', SALT: 's' } },
      '{"ChallengeParameters":{"SALT":"s","USER_ID_FOR_SRP":"u","userAttributes":"{}"}}',
    ],
    [
      'dates in the form of Java',
      'UserType',
      { Username: 'u', UserCreateDate: new Date(1790257797161), Enabled: true, Attributes: [] },
      '{"Attributes":[],"Enabled":true,"UserCreateDate":1.790257797161E9,"Username":"u"}',
    ],
    [
      'members that are undefined or unknown are left out',
      'SignUpResponse',
      { UserSub: undefined, Secret: 1 },
      '{}',
    ],
    ['an output without members', 'ConfirmForgotPasswordResponse', { $metadata: {} }, '{}'],
    ['a zero is kept', 'GroupType', { Precedence: 0 }, '{"Precedence":0}'],
    ['text is escaped', 'GroupType', { GroupName: 'a"\\\n\u2028ä' }, '{"GroupName":"a\\"\\\\\\n\u2028ä"}'],
    ['bytes become base64', 'AssetBytesType', new Uint8Array([0, 1, 255]), '"AAH/"'],
    [
      'free JSON',
      'StartWebAuthnRegistrationResponse',
      { CredentialCreationOptions: { b: 1, a: [] } },
      '{"CredentialCreationOptions":{"b":1,"a":[]}}',
    ],
  ];
  for (const [name, of, output, text] of rows) {
    test(name, () => assert.equal(serialiserOf(of)(output), text));
  }
});

describe('seconds are printed as Java prints a double', () => {
  const rows: [milliseconds: number, text: string][] = [
    [1790257797161, '1.790257797161E9'],
    [1790257832480, '1.79025783248E9'],
    [1790257832000, '1.790257832E9'],
    [1000000000000, '1.0E9'],
    [10000000000, '1.0E7'],
    [9999999999, '9999999.999'],
    [1000, '1.0'],
    [1, '0.001'],
    [0, '0.0'],
    [-1500, '-1.5'],
  ];
  for (const [milliseconds, text] of rows) test(text, () => assert.equal(javaSeconds(milliseconds), text));

  test('every JSON parser reads the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), milliseconds => {
        assert.equal(JSON.parse(javaSeconds(milliseconds)), milliseconds / 1000);
      }),
      { numRuns: 5000 },
    );
  });
});

/** Values of a shape with nothing in them but what JSON carries both ways. */
function valuesOf(name: string): fc.Arbitrary<unknown> {
  if (name === 'Document') return fc.dictionary(fc.string(), fc.integer(), { noNullPrototype: true });
  const { type, members = {}, member = '', value = '' } = shape(name);
  switch (type) {
    case 'structure':
      return fc.record(Object.fromEntries(Object.entries(members).map(([key, of]) => [key, valuesOf(of)])), {
        requiredKeys: [],
        noNullPrototype: true,
      });
    case 'list':
      return fc.array(valuesOf(member), { maxLength: 3 });
    case 'map':
      return fc
        .dictionary(fc.string(), valuesOf(value), { maxKeys: 3 })
        .map(entries => Object.assign(Object.create(null), entries));
    case 'string':
      return fc.string({ unit: 'grapheme' });
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.integer({ min: 0, max: 4e12 }).map(milliseconds => new Date(milliseconds));
    case 'blob':
      return fc.uint8Array().map(bytes => Buffer.from(bytes));
    default:
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  }
}

test('what is written decodes to what was given, for every output', () => {
  for (const { output } of Object.values(api.operations)) {
    if (output === null) continue;
    fc.assert(
      fc.property(valuesOf(output), value => {
        assert.deepEqual(decoderOf(output)(JSON.parse(serialiserOf(output)(value))), value);
      }),
      { numRuns: 10 },
    );
  }
});
