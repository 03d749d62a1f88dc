import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { shape } from '../../src/model/api.ts';
import { contracts, type TriggerContract } from '../../src/triggers/index.ts';
import {
  emailMessageByLinkLimits,
  emailMessageLimits,
  emailSubjectLimits,
  smsMessageLimits,
} from '../../src/triggers/message-limits.ts';

const all = Object.entries<TriggerContract>(contracts);

describe('the contracts', () => {
  test('are of every trigger that the API model lets a pool have', () => {
    const members = Object.keys(shape('LambdaConfigType').members ?? {});
    const triggers = members.filter(name => name !== 'KMSKeyID' && name !== 'PreTokenGenerationConfig');
    assert.deepEqual([...new Set(all.map(([, { name }]) => name))].sort(), triggers.sort());
  });

  for (const [name, contract] of all) {
    test(`${name}: sends in each member of the response that may come back`, () => {
      if (!contract.response) return;
      assert.ok(contract.schema instanceof z.ZodObject);
      assert.deepEqual(Object.keys(contract.response).sort(), Object.keys(contract.schema.shape).sort());
    });
    test(`${name}: is documented by its page of the developer guide, and says what its failure does`, () => {
      assert.match(
        contract.guide,
        /^https:\/\/docs\.aws\.amazon\.com\/cognito\/latest\/developerguide\/user-pool-lambda-[a-z-]+\.html$/,
      );
      assert.match(contract.onFailure, /^[A-Z].*\.$/);
    });
    test(`${name}: keeps no secret that is not there`, () => {
      const known = Object.keys(contract.response ?? {});
      for (const secret of contract.secrets ?? []) {
        assert.ok(known.includes(secret.split('.')[0] ?? ''), secret);
      }
    });
    for (const [source, { request, sample, when }] of Object.entries(contract.sources)) {
      test(`${name}, ${source}: its sample is a request of its form, with no member beside`, () => {
        assert.deepEqual(request.parse(sample.request), sample.request);
        assert.notEqual(when, '');
      });
    }
  }

  test('hold messages to the limits of the API model', () => {
    const limits = [
      ['EmailVerificationMessageType', emailMessageLimits],
      ['EmailVerificationMessageByLinkType', emailMessageByLinkLimits],
      ['EmailVerificationSubjectType', emailSubjectLimits],
      ['SmsVerificationMessageType', smsMessageLimits],
    ] as const;
    for (const [name, own] of limits) {
      const { min, max, pattern } = shape(name);
      assert.deepEqual(own, { min, max, pattern }, name);
    }
  });
});
