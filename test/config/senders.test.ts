import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parsePools } from '../../src/config/load-pools.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import { lambdaInput } from '../../src/server/lambda-input.ts';
import { senderEnvironments } from '../../src/server/sender-environments.ts';
import { senderKeysOf } from '../../src/server/sender-keys.ts';

const secret = 'bGlmZWd1YXJkIHRlc3RzIHRlc3QgMzIgYnl0ZXMgISE=';
const otherSecret = 'TGlmZWd1YXJkIHRlc3RzIHRlc3QgMzIgYnl0ZXMgISE=';
const arn = 'arn:aws:kms:us-east-1:123456789012:key/codes';
const other = 'arn:aws:kms:us-east-1:123456789012:key/others';

/** A file whose pools have these lines each. */
function parse(...pools: readonly string[]) {
  const text = `account: "123456789012"
regions: [us-east-1, eu-west-1]
functions:
  mails: { handler: lifeguard:custom-message }
  texts: { handler: lifeguard:custom-message }
pools:
${pools.map((lines, at) => `  - { name: p${at}, id: us-east-1_Sender00${at}, ${lines} }\n`).join('')}`;
  return parsePools(text, { file: 'pools.yaml', directory: '/', environment: {} });
}

const mails = 'triggers: { CustomEmailSender: mails }';

describe('the key of custom senders in pools.yaml', () => {
  const faults: readonly [name: string, pools: readonly string[], told: readonly string[]][] = [
    [
      'without a sender',
      [`senderKey: { arn: "${arn}" }`],
      ['pools[0].senderKey: CustomEmailSender or CustomSMSSender in triggers of the pool; neither'],
    ],
    [
      'in another region',
      [`${mails}, senderKey: { arn: "${arn.replace('us-east-1', 'eu-west-1')}" }`],
      ['pools[0].senderKey.arn: a key in us-east-1; eu-west-1'],
    ],
    [
      'of another kind',
      [`${mails}, senderKey: { arn: "arn:aws:kms:us-east-1:123456789012:alias/codes" }`],
      ['pools[0].senderKey.arn: the ARN of a KMS key; "arn:aws:kms:us-east-1:123456789012:alias/codes"'],
    ],
    [
      'of another length, which is not shown',
      [`${mails}, senderKey: { secret: c2hvcnQ= }`],
      [
        'pools[0].senderKey.secret: 32 bytes in base64, as `openssl rand -base64 32` makes them; another value (not shown: it is a secret)',
      ],
    ],
    [
      'with two secrets',
      [
        `${mails}, senderKey: { arn: "${arn}", secret: ${secret} }`,
        `${mails}, senderKey: { arn: "${arn}", secret: ${otherSecret} }`,
      ],
      [
        'pools[1].senderKey.secret: the secret that another pool gives the same key; another than at pools[0].senderKey.secret',
      ],
    ],
    [
      'and another for one function',
      [`${mails}, senderKey: { arn: "${arn}" }`, `${mails}, senderKey: { arn: "${other}" }`],
      [
        'pools[1].triggers.CustomEmailSender: a function that sends with one key; one that sends with another key at pools[0].triggers.CustomEmailSender',
      ],
    ],
  ];
  for (const [name, pools, told] of faults) {
    test(`${name} is refused`, () => {
      const loaded = parse(...pools);
      assert.equal(loaded.ok, false);
      assert.deepEqual(
        loaded.problems.map(({ path, expected, found }) => `${path}: ${expected}; ${found}`),
        told,
      );
    });
  }

  test('and the senders become LambdaConfig and what the functions find', () => {
    const loaded = parse(
      `triggers: { CustomEmailSender: mails, CustomMessage: texts }, senderKey: { arn: "${arn}", secret: ${secret} }`,
      'triggers: { CustomSMSSender: texts }',
    );
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const { pools: file } = loaded;
    const [first = assert.fail(), second = assert.fail()] = file.pools;
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:';
    assert.deepEqual(lambdaInput(first, file.account), {
      CustomMessage: `${lambda}texts`,
      CustomEmailSender: { LambdaArn: `${lambda}mails`, LambdaVersion: 'V1_0' },
      KMSKeyID: arn,
    });
    const madeUp = 'arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000';
    assert.deepEqual(lambdaInput(second, file.account), {
      CustomSMSSender: { LambdaArn: `${lambda}texts`, LambdaVersion: 'V1_0' },
      KMSKeyID: madeUp,
    });
    const keys = senderKeysOf(file, createSeal([makeMasterKey(systemRandom)], systemRandom));
    const environments = senderEnvironments(file, 'http://127.0.0.1:9400', keys);
    assert.deepEqual([...environments.keys()], ['mails', 'texts']);
    assert.deepEqual(environments.get('mails'), {
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:9400',
      LIFEGUARD_SENDER_KEY: secret,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
    const derived = environments.get('texts')?.LIFEGUARD_SENDER_KEY ?? '';
    assert.deepEqual([Buffer.from(derived, 'base64').length, derived], [32, keys(madeUp).toString('base64')]);
    assert.notDeepEqual(keys(madeUp), keys(other));
  });
});
