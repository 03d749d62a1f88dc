import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Sending } from '../../../src/surroundings/bounded-call.ts';
import { NotRead } from '../../../src/surroundings/not-read.ts';
import type { Outside } from '../../../src/surroundings/outside.ts';
import { type Service, serviceCalls } from '../../../src/surroundings/service-calls.ts';
import { awsPoolId } from '../aws-pool.ts';
import { foundIds, look, outcomesOf } from '../look.ts';
import { hangUp, type StandInAnswer, type StandInCall, startStandIn } from '../stand-in.ts';
import { configuration, mailAccount, paths } from './answers.ts';
import { answersAround, everyServiceAt, namesAround } from './around-pool.ts';

const read = async (
  answers: Readonly<Record<string, StandInAnswer | ((call: StandInCall) => StandInAnswer)>>,
  only: readonly string[],
  isAws = false,
) => {
  await using aws = await startStandIn(answersAround({ answers }));
  const results = await look({
    origin: aws.origin,
    pools: [awsPoolId],
    only,
    environment: everyServiceAt(aws.origin),
    names: namesAround({}),
    ...(isAws && { target: { kind: 'aws' } }),
  });
  return { results, calls: aws.calls.map(({ name }) => name) };
};

const reasons = ({ results }: Awaited<ReturnType<typeof read>>) => [
  ...new Set(results.flatMap(({ outcome }) => (outcome.kind === 'not looked at' ? [outcome.reason] : []))),
];

describe('a read around a pool that fails', () => {
  // In AWS the SDK finds credentials itself.
  const given = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
  const before_ = Object.fromEntries(Object.keys(given).map(name => [name, process.env[name]]));
  before(() => Object.assign(process.env, given));
  after(() => {
    for (const [name, value] of Object.entries(before_)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  for (const [name, action, answer, check] of [
    ['Lambda', 'lambda:GetFunctionConfiguration', paths.configuration('mails'), 'function-ready'],
    ['SES', 'ses:GetAccount', paths.account, 'out-of-sandbox'],
    ['IAM', 'iam:GetRole', 'GetRole', 'text-role-trusted'],
    ['WAF', 'wafv2:GetWebACLForResource', 'GetWebACLForResource', 'firewall-attached'],
    ['CloudWatch', 'cloudwatch:GetMetricData', 'GetMetricData', 'calls-not-throttled'],
    ['API Gateway', 'apigateway:GET', 'GET /v2/apis', 'audience-exists'],
  ] as const) {
    test(`denied by ${name}: the action is named`, async () => {
      const error = { error: 'AccessDeniedException', message: 'no', status: 403 };
      const look = await read({ [answer]: error }, [check]);
      assert.deepEqual(reasons(look), [`lacks ${action}`]);
      assert.deepEqual(foundIds(look.results), []);
    });
  }

  test('throttled twice, then right', async () => {
    let count = 0;
    const answer = (): StandInAnswer => {
      count += 1;
      return count <= 2 ? { error: 'TooManyRequestsException', status: 429 } : configuration({ Timeout: 30 });
    };
    const look = await read({ [paths.configuration('mails')]: answer }, ['function-time-fits'], true);
    assert.deepEqual(foundIds(look.results), ['function-time-fits']);
    assert.equal(look.calls.filter(name => name === paths.configuration('mails')).length, 3);
  });

  test('no answer of one service: its checks are not looked at, all others are', async () => {
    const look = await read({ [paths.account]: hangUp }, ['out-of-sandbox', 'mail-signed', 'function-ready']);
    assert.deepEqual(reasons(look), ['ses:GetAccount answered ECONNRESET']);
    assert.deepEqual(outcomesOf(look.results, 'mail-signed'), ['fine']);
    assert.deepEqual(outcomesOf(look.results, 'function-ready'), ['fine', 'fine']);
  });

  test('no answer in time', async () => {
    const outside: Outside = {
      target: { kind: 'aws' },
      environment: {},
      fetch,
      clock: { now: () => 0 },
      wait: async () => {},
    };
    const service: Service<object, Sending> = {
      name: 'SESV2',
      package: 'one',
      load: async () => ({}),
      client: () => ({ send: async () => undefined }),
    };
    const call = serviceCalls(outside, (_action, send) => send(), service);
    const question = { region: 'us-east-1', action: 'ses:GetAccount', of: 'the account' };
    await assert.rejects(
      call(question, () => Promise.reject(Object.assign(new Error('late'), { name: 'TimeoutError' }))),
      (error: unknown) =>
        error instanceof NotRead && error.message === 'ses:GetAccount answered TimeoutError',
    );
  });

  test('a service that nobody serves is told by its name', async () => {
    await using aws = await startStandIn(answersAround({}));
    const results = await look({ origin: aws.origin, pools: [awsPoolId], only: ['out-of-sandbox', 'mail'] });
    assert.deepEqual(reasons({ results, calls: [] }), ['SES is not served here']);
  });

  test('each thing is read once, however many checks ask', async () => {
    const { calls } = await read({ [paths.account]: mailAccount() }, [
      'out-of-sandbox',
      'sending-not-paused',
      'mail-quota-left',
      'links-not-tracked',
    ]);
    assert.equal(calls.filter(name => name === paths.account).length, 1);
  });

  test('no value of a function’s environment is kept but the address of the page', async () => {
    const { results } = await read({ [paths.configuration('mails')]: configuration({ State: 'Failed' }) }, [
      'function-ready',
    ]);
    assert.doesNotMatch(JSON.stringify(results), /SECRET/);
  });
});
