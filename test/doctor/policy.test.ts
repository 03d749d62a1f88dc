import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { judgeRequest, statementsOf, type Verdict } from '../../src/doctor/policy.ts';

const request = {
  service: 'cognito-idp.amazonaws.com',
  action: 'lambda:InvokeFunction',
  context: {
    'aws:sourcearn': 'arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_One',
    'aws:sourceaccount': '111122223333',
  },
};
const Principal = { Service: request.service };
const allow = { Effect: 'Allow', Principal, Action: request.action };

const rows: readonly (readonly [name: string, statements: readonly object[], verdict: Verdict])[] = [
  ['nothing', [], 'not allowed'],
  ['plainly', [allow], 'allowed'],
  ['everybody', [{ ...allow, Principal: '*' }], 'allowed'],
  ['everybody by AWS', [{ ...allow, Principal: { AWS: '*' } }], 'allowed'],
  ['one of several services', [{ ...allow, Principal: { Service: ['a', request.service] } }], 'allowed'],
  ['another service', [{ ...allow, Principal: { Service: 's3.amazonaws.com' } }], 'not allowed'],
  ['an action with a star, in another case', [{ ...allow, Action: 'Lambda:invoke*' }], 'allowed'],
  ['another action', [{ ...allow, Action: ['lambda:GetFunction'] }], 'not allowed'],
  [
    'the pool',
    [{ ...allow, Condition: { ArnLike: { 'AWS:SourceArn': '*:userpool/us-east-1_One' } } }],
    'allowed',
  ],
  ['another pool', [{ ...allow, Condition: { ArnEquals: { 'aws:SourceArn': '*_Two' } } }], 'not allowed'],
  [
    'no star where all must be equal',
    [{ ...allow, Condition: { StringEquals: { 'aws:SourceArn': '*' } } }],
    'not allowed',
  ],
  [
    'one of two accounts',
    [{ ...allow, Condition: { StringEquals: { 'aws:SourceAccount': ['1', '111122223333'] } } }],
    'allowed',
  ],
  [
    'all accounts but this',
    [{ ...allow, Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } }],
    'not allowed',
  ],
  [
    'the pool, but not the account',
    [
      {
        ...allow,
        Condition: { ArnLike: { 'aws:SourceArn': '*One' }, StringEquals: { 'aws:SourceAccount': '1' } },
      },
    ],
    'not allowed',
  ],
  [
    'a condition that nobody can judge from here',
    [{ ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    'allowed',
  ],
  ['a denial beside it', [allow, { ...allow, Effect: 'Deny' }], 'denied'],
  [
    'a denial of strangers',
    [
      allow,
      { ...allow, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } },
    ],
    'allowed',
  ],
  [
    'a denial that nobody can judge from here',
    [allow, { ...allow, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
    'allowed',
  ],
];

describe('what the policy of a resource says to Cognito', () => {
  for (const [name, Statement, verdict] of rows) {
    test(`${name}: ${verdict}`, () => {
      assert.equal(judgeRequest(statementsOf(JSON.stringify({ Statement })), request), verdict);
    });
  }

  test('a statement alone is as good as a list', () => {
    assert.equal(judgeRequest(statementsOf(JSON.stringify({ Statement: allow })), request), 'allowed');
  });

  test('what is no policy allows nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        assert.equal(judgeRequest(statementsOf(text), request), 'not allowed');
      }),
    );
  });
});
