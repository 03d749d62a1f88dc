import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readChecks } from '../../../src/doctor/read-checks.ts';
import { awsPoolId } from '../aws-pool.ts';
import { look } from '../look.ts';
import { startStandIn } from '../stand-in.ts';
import { metrics } from './answers.ts';
import { type Around, answersAround, everyServiceAt, namesAround, withSender } from './around-pool.ts';
import { anna, described } from './described.ts';

/** The right that a call takes, by its name. */
const rights: readonly (readonly [call: RegExp, action: string])[] = [
  [/^GET \/2015-03-31\/functions\/.*\/configuration$/, 'lambda:GetFunctionConfiguration'],
  [/^GET \/2015-03-31\/functions\/.*\/policy$/, 'lambda:GetPolicy'],
  [/^GET \/2019-09-30\/functions\/.*\/concurrency$/, 'lambda:GetFunctionConcurrency'],
  [/^GET \/v2\/email\/identities\//, 'ses:GetEmailIdentity'],
  [/^GET \/v2\/email\/account$/, 'ses:GetAccount'],
  [/^GET \/v2\/email\/suppression\//, 'ses:GetSuppressedDestination'],
  [
    /^GET \/v2\/email\/configuration-sets\/\w+\/event-destinations$/,
    'ses:GetConfigurationSetEventDestinations',
  ],
  [/^GET \/v2\/email\/configuration-sets\/\w+$/, 'ses:GetConfigurationSet'],
  [/^GET \/(?:restapis|v2\/apis)/, 'apigateway:GET'],
  [/^(?:GetRole|SimulatePrincipalPolicy)$/, 'iam:'],
  [/^GetSMS/, 'sns:'],
  [/^GetMetricData$/, 'cloudwatch:'],
  [/^FilterLogEvents$/, 'logs:'],
  [/^DescribeKey$/, 'kms:'],
  [/^DescribeCertificate$/, 'acm:'],
  [/^GetWebACLForResource$/, 'wafv2:'],
  [/^\w+$/, 'cognito-idp:'],
];

function rightOf(call: string): string {
  const [, action = call] = rights.find(([pattern]) => pattern.test(call)) ?? [];
  return action.endsWith(':') ? `${action}${call}` : action;
}

/** What finding the pool, its app clients and its functions takes. */
const found = ['cognito-idp:DescribeUserPool', 'cognito-idp:ListUserPoolClients'];

const around: readonly Around[] = [
  { described, answers: { AdminGetUser: anna, GetMetricData: metrics({ Duration: 4_000, Errors: 1 }) } },
  { pool: withSender },
];

const areas = ['triggers', 'functions', 'gateway', 'keys', 'mail', 'waf', 'rights', 'domain'];

describe('a check of what is around a pool reads what it says that it needs, and nothing else', async () => {
  const checks = await readChecks();
  for (const { check } of checks.filter(({ area }) => areas.includes(area))) {
    test(check.id, async () => {
      const used = new Set<string>();
      for (const given of around) {
        await using aws = await startStandIn(answersAround(given));
        await look({
          origin: aws.origin,
          pools: [awsPoolId],
          only: [check.id],
          environment: everyServiceAt(aws.origin),
          names: namesAround(given),
          ...(given.described && { described: given.described }),
        });
        for (const { name } of aws.calls) used.add(rightOf(name));
      }
      const needs = check.needs.filter(action => action !== 'cognito-idp:GetWebACLForResource');
      const of = (actions: Iterable<string>) => [...new Set([...actions, ...found])].toSorted();
      assert.deepEqual(of(used), of(needs));
    });
  }
});
