import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sourceNamed } from '../../src/cli/trigger/trigger-sources.ts';
import { eventVariant, eventVariants, isVariant } from '../../src/trigger-check/event-variants.ts';
import { contracts, eventSchema, type TriggerContract } from '../../src/triggers/index.ts';

const variants = Object.keys(eventVariants).filter(isVariant);
const all = Object.values<TriggerContract>(contracts).flatMap(contract =>
  Object.keys(contract.sources).map(name => ({ source: sourceNamed(name), version: contract.version })),
);

/** The variants that a source has. */
function variantsOf(name: string, version: TriggerContract['version'] = '1') {
  return variants.filter(variant => eventVariant(variant, sourceNamed(name), version));
}

describe('variants of events', () => {
  for (const { source, version } of all) {
    test(`what production sends has the form of the contract: ${source}, version ${version}`, () => {
      const schema = eventSchema(source, version);
      for (const variant of variants.filter(name => eventVariants[name].inProduction)) {
        const event = eventVariant(variant, source, version);
        if (!event) continue;
        assert.deepEqual(schema.safeParse(event).data, event, variant);
      }
    });
  }

  const rows: readonly (readonly [
    source: string,
    version: TriggerContract['version'],
    has: readonly string[],
  ])[] = [
    [
      'PreSignUp_SignUp',
      '1',
      ['complete', 'metadata', 'null-metadata', 'names', 'phone', 'no-attributes', 'no-client', 'thin'],
    ],
    [
      'PreAuthentication_Authentication',
      '1',
      ['complete', 'metadata', 'names', 'phone', 'nobody', 'no-attributes', 'no-client', 'thin'],
    ],
    [
      'DefineAuthChallenge_Authentication',
      '1',
      [
        ...[
          'complete',
          'metadata',
          'null-metadata',
          'names',
          'phone',
          'right-answers',
          'wrong-answers',
          'nobody',
        ],
        ...['no-attributes', 'no-client', 'thin'],
      ],
    ],
    [
      'CustomMessage_ForgotPassword',
      '1',
      [
        'complete',
        'metadata',
        'null-metadata',
        'names',
        'phone',
        'administrator',
        'no-attributes',
        'no-client',
        'thin',
      ],
    ],
    ['UserMigration_ForgotPassword', '1', ['complete', 'metadata', 'null-metadata', 'no-client', 'thin']],
    [
      'TokenGeneration_ClientCredentials',
      '3',
      ['complete', 'metadata', 'null-metadata', 'no-client', 'thin'],
    ],
    ['CustomEmailSender_AccountTakeOverNotification', '1', ['complete', 'metadata', 'no-client', 'thin']],
  ];
  for (const [source, version, has] of rows) {
    test(`${source} has those that its requests have members for`, () => {
      assert.deepEqual(variantsOf(source, version), has);
    });
  }
});
