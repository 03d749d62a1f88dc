import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CheckResult } from '../../../src/doctor/run-checks.ts';
import { awsPoolId } from '../aws-pool.ts';
import { foundIds, look } from '../look.ts';
import { startStandIn } from '../stand-in.ts';
import { assertWholeScript } from '../whole-script.ts';
import { absent, account, identity, mailAccount, metrics, paths, permission, poolArn } from './answers.ts';
import {
  type Around,
  answersAround,
  everyServiceAt,
  namesAround,
  poolWith,
  withSender,
} from './around-pool.ts';
import { brokenDoors } from './broken-doors.ts';
import { brokenFunctions } from './broken-functions.ts';
import { brokenMessages } from './broken-messages.ts';
import { anna, described } from './described.ts';

const deny = { Effect: 'Deny', Principal: { Service: 'email.cognito-idp.amazonaws.com' }, Action: 'ses:*' };
const allow = { ...deny, Effect: 'Allow', Condition: { StringEquals: { 'aws:SourceArn': poolArn } } };
const policy = (Statement: object) => ({ Policies: { one: JSON.stringify({ Statement }) } });
const noRole = { GetRole: absent('NoSuchEntityException') };
const noSms = poolWith({ SmsConfiguration: undefined });
const noApis = { 'GET /restapis': { item: [] }, 'GET /v2/apis': { items: [] } };

/** Nothing wrong, with what each row below is held against. */
const sound: readonly (Around & { readonly as: string })[] = [
  { as: 'everything there is', answers: { GetMetricData: metrics({ Duration: 300 }) } },
  { as: 'beside a pools.yaml', described, answers: { AdminGetUser: anna } },
  { as: 'with a sender of text messages', pool: withSender },
  { as: 'with nothing around', pool: noSms, answers: noApis },
  {
    as: 'a policy of the identity in place of the role',
    pool: noSms,
    answers: { ...noRole, [paths.identity]: identity(policy(allow)) },
  },
  {
    as: 'a permission for the account',
    answers: { [paths.policy('mails')]: permission({ StringEquals: { 'AWS:SourceAccount': account } }) },
  },
  {
    as: 'counting in place of challenging',
    answers: {
      GetWebACLForResource: {
        WebACL: {
          Name: 'limits',
          Rules: [
            {
              Name: 'bots',
              Statement: {
                ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesBotControlRuleSet' },
              },
              OverrideAction: { Count: {} },
            },
          ],
        },
      },
    },
  },
  {
    as: 'engagement tracking, but not for this configuration set',
    answers: {
      [paths.account]: mailAccount({
        VdmAttributes: { VdmEnabled: 'ENABLED', DashboardAttributes: { EngagementMetrics: 'ENABLED' } },
      }),
      [paths.set]: { VdmOptions: { DashboardOptions: { EngagementMetrics: 'DISABLED' } } },
    },
  },
  {
    as: 'an alias record of the own domain',
    names: { resolveCname: async () => [], resolve4: async () => ['192.0.2.1'] },
  },
];

const rows = [...brokenFunctions, ...brokenMessages, ...brokenDoors];

/** The page itself has tests of its own, and is not served here. */
const lookAt = async (given: Around) => {
  await using aws = await startStandIn(answersAround(given));
  const results = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    environment: everyServiceAt(aws.origin),
    names: namesAround(given),
    clock: { now: () => Date.parse('2026-11-21') },
    ...(given.described && { described: given.described }),
  });
  return results.filter(({ check }) => check.id !== 'reset-page-answers' && check.id !== 'clock-right');
};

describe('one thing wrong around a pool in AWS', () => {
  const fine = new Set<string>();
  const broken: CheckResult[] = [];
  for (const row of sound) {
    test(`none: ${row.as}`, async () => {
      const results = await lookAt(row);
      assert.deepEqual(foundIds(results), []);
      const not = results.flatMap(({ check, outcome }) =>
        outcome.kind === 'not looked at' ? [`${check.id}: ${outcome.reason}`] : [],
      );
      assert.deepEqual(not, []);
      for (const { check, outcome } of results) if (outcome.kind === 'fine') fine.add(check.id);
    });
  }
  for (const { check, as, also = [], ...around } of rows) {
    test(as === undefined ? check : `${check}: ${as}`, async () => {
      const results = await lookAt(around);
      assert.deepEqual(foundIds(results), [check, ...also].toSorted());
      assert.ok(fine.has(check), 'and it is fine where all is sound');
      assert.doesNotMatch(JSON.stringify(results.map(({ outcome }) => outcome)), /anna@example\.com/);
      broken.push(...results);
    });
  }
  test('and the script that mends them is whole', () => assertWholeScript(broken));
});
