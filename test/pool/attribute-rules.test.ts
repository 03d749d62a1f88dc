import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { faultOf, isEmail, isPhoneNumber, scimName } from '../../src/pool/attribute-rules.ts';

const emails: readonly (readonly [text: string, good: boolean])[] = [
  ['a@example.com', true],
  ['first.last+tag@sub.example.co', true],
  ["o'neil!#$%&*/=?^_`{|}~-@example.com", true],
  ['jörg@exämple.de', true],
  ['a@b', false],
  ['a@b.', false],
  ['@example.com', false],
  ['a@b@example.com', false],
  ['a b@example.com', false],
  ['a@exa mple.com', false],
  ['a\u0000@example.com', false],
  ['a\n@example.com', false],
  ['a<b@example.com>', false],
  ['"a"@example.com', false],
  ['a,b@example.com', false],
  ['a;b@example.com', false],
  ['mailto:b@example.com', false],
  ['(a)b@example.com', false],
];

describe('attributes', () => {
  for (const [text, good] of emails) {
    test(`${JSON.stringify(text)} is ${good ? 'an' : 'no'} address`, () => assert.equal(isEmail(text), good));
  }

  for (const [text, good] of [
    ['+1', true],
    ['+123456789012345', true],
    ['+1234567890123456', false],
    ['4155550100', false],
    ['+1 415', false],
    ['+', false],
    ['+١٢٣', false],
  ] as const) {
    test(`${text} is ${good ? 'a' : 'no'} phone number`, () => assert.equal(isPhoneNumber(text), good));
  }

  test('lengths are counted in characters, and bounds belong to what they allow', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.array(fc.constantFrom('a', 'é', '日', '🔑')),
        (a, b, characters) => {
          const [min, max] = [Math.min(a, b), Math.max(a, b)];
          const fault = faultOf(
            {
              Name: 'custom:text',
              AttributeDataType: 'String',
              StringAttributeConstraints: { MinLength: String(min), MaxLength: String(max) },
            },
            characters.join(''),
          );
          const { length } = characters;
          const wanted =
            length > max
              ? { kind: 'too-long', limit: max }
              : length < min
                ? { kind: 'too-short', limit: min }
                : undefined;
          assert.deepEqual(fault, wanted);
        },
      ),
    );
  });

  test('numbers are whole, and within their bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, value) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)];
        const attribute = {
          Name: 'custom:number',
          AttributeDataType: 'Number',
          NumberAttributeConstraints: { MinValue: String(min), MaxValue: String(max) },
        } as const;
        const kind = value > max ? 'too-large' : value < min ? 'too-small' : undefined;
        assert.equal(faultOf(attribute, String(value))?.kind, kind);
        assert.equal(faultOf(attribute, `${value}x`)?.kind, 'not-a-number');
      }),
    );
  });

  test('without bounds every text and number is good', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.bigInt(), (text, number) => {
        assert.equal(faultOf({ Name: 'custom:a', AttributeDataType: 'String' }, text), undefined);
        assert.equal(faultOf({ Name: 'custom:b', AttributeDataType: 'Number' }, String(number)), undefined);
      }),
    );
  });

  for (const [text, good] of [
    ['2026-11-21', true],
    ['2026-11-21T04:30:00Z', true],
    ['2026-11-21T04:30:00.5+01:00', true],
    ['2026-11-21T04:30', true],
    ['2026-13-21', false],
    ['21.11.2026', false],
    ['2026-11-21 04:30', false],
    ['1790257832', false],
  ] as const) {
    test(`${text} is ${good ? 'a' : 'no'} date`, () => {
      const fault = faultOf({ Name: 'custom:date', AttributeDataType: 'DateTime' }, text);
      assert.equal(fault?.kind, good ? undefined : 'not-a-date');
    });
  }

  for (const [name, scim] of [
    ['family_name', 'name.familyName'],
    ['name', 'name.formatted'],
    ['email', 'emails'],
    ['phone_number', 'phoneNumbers'],
    ['address', 'addresses'],
    ['preferred_username', 'aws:cognito:system.preferred_username'],
    ['custom:tenant', 'custom:tenant'],
  ] as const) {
    test(`${name} is called ${scim} in errors about the schema`, () => assert.equal(scimName(name), scim));
  }
});
