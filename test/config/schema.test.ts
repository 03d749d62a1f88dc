import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outdated } from '../../scripts/generate.ts';
import { clientEntry } from '../../src/config/client-entry.ts';
import { requirableAttributes } from '../../src/config/described-schema.ts';
import { inSeconds, readDuration } from '../../src/config/duration.ts';
import { editorSchema, type JsonSchema, schemaAt } from '../../src/config/json-schema.ts';
import { triggerNames } from '../../src/config/pool-entry.ts';
import { didYouMean, suggest } from '../../src/config/suggest.ts';
import { shape } from '../../src/model/api.ts';
import { standardSchema } from '../../src/pool/standard-schema.ts';

describe('the schema', () => {
  test('what is made from it is current', () => assert.deepEqual(outdated(), []));

  test('every key has a description', () => {
    const walk = (schema: JsonSchema, path: string): string[] =>
      Object.entries(schema.properties ?? {}).flatMap(([key, value]) => [
        ...(value.description ? [] : [`${path}.${key}`]),
        ...walk(value, `${path}.${key}`),
        ...walk(value.items ?? {}, `${path}.${key}[]`),
        ...walk(value.additionalProperties || {}, `${path}.${key}.*`),
      ]);
    assert.deepEqual(walk(editorSchema(), ''), []);
  });

  test('its sign-in flows are words of the API', () => {
    const words = new Set(shape('ExplicitAuthFlowsType').enum);
    const flows = clientEntry.shape.authFlows.unwrap().element.options;
    assert.deepEqual(
      flows.filter(flow => !words.has(flow)),
      [],
    );
  });

  test('its triggers are those of LambdaConfig that run', () => {
    const { KMSKeyID, PreTokenGenerationConfig: _, ...members } = shape('LambdaConfigType').members ?? {};
    const run = Object.keys(members).filter(name => name !== 'InboundFederation');
    assert.deepEqual([...triggerNames].sort(), run.sort());
    assert.equal(KMSKeyID, 'ArnType');
  });

  test('what a pool may require is every standard attribute but those that it sets itself', () => {
    const own = ['sub', 'email_verified', 'phone_number_verified'];
    const names = standardSchema.flatMap(({ Name = '' }) => Name).filter(name => !own.includes(name));
    assert.deepEqual([...requirableAttributes].sort(), names.sort());
  });

  const limits: readonly (readonly [path: (string | number)[], shape: string])[] = [
    [['pools', 0, 'passwordPolicy', 'minimumLength'], 'PasswordPolicyMinLengthType'],
    [['pools', 0, 'passwordPolicy', 'passwordHistorySize'], 'PasswordHistorySizeType'],
    [['pools', 0, 'passwordPolicy', 'temporaryPasswordValidityDays'], 'TemporaryPasswordValidityDaysType'],
    [['pools', 0, 'clients', 0, 'authSessionMinutes'], 'AuthSessionValidityType'],
  ];
  for (const [path, name] of limits) {
    test(`${path.at(-1)} has the limits of ${name}`, () => {
      const { minimum, maximum } = schemaAt(path) ?? {};
      assert.deepEqual([minimum, maximum], [shape(name).min, shape(name).max]);
    });
  }
});

describe('lengths of time', () => {
  for (const [text, seconds] of [
    ['90s', 90],
    ['5m', 300],
    ['12h', 43_200],
    ['30d', 2_592_000],
  ] as const) {
    test(text, () => {
      const read = readDuration(text);
      assert.ok(read);
      assert.equal(inSeconds(read), seconds);
    });
  }
  for (const text of ['', '5', 'm', '5M', '1.5h', '-1d', '5 m', '9999999999s']) {
    test(`not ${JSON.stringify(text)}`, () => assert.equal(readDuration(text), undefined));
  }
});

describe('suggestions', () => {
  const known = ['callbackUrls', 'logoutUrls', 'authFlows', 'id'];
  for (const [word, meant] of [
    ['callbackURLs', 'callbackUrls'],
    ['calbackUrl', 'callbackUrls'],
    ['authFlwos', 'authFlows'],
    ['logout', 'logoutUrls'],
    ['di', 'id'],
    ['password', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ] as const) {
    test(`${word.slice(0, 20)} -> ${meant}`, () => assert.equal(suggest(word, known), meant));
  }
  test('as a question', () => assert.equal(didYouMean('ids', known), 'Did you mean "id"?'));
});
