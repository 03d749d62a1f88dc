import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as z from 'zod';
import { emfLine } from '../../src/probe/report/emf.ts';
import type { ProbeRun } from '../../src/probe/run.ts';
import { aFailedRun, aPoolsRun, aRun } from './a-run.ts';

function lineOf(run: ProbeRun, namespace: string, environment: string | undefined): string {
  return emfLine({ run, lastSuccessAt: undefined }, namespace, environment);
}

/** The published schema of the embedded metric format: what CloudWatch makes metrics of. */
const document = z
  .looseObject({
    _aws: z.looseObject({
      Timestamp: z.int().min(1_577_836_800_000).max(4_102_444_800_000),
      CloudWatchMetrics: z
        .array(
          z.object({
            Namespace: z.string().min(1).max(1_024),
            Dimensions: z.array(z.array(z.string().min(1).max(250)).min(1).max(30)).min(1),
            Metrics: z
              .array(
                z.object({
                  Name: z.string().min(1).max(1_024),
                  Unit: z.enum(['Seconds', 'Milliseconds', 'Count', 'Percent', 'None']),
                }),
              )
              .min(1)
              .max(100),
          }),
        )
        .min(1),
    }),
  })
  .refine(value =>
    value._aws.CloudWatchMetrics.every(({ Dimensions, Metrics }) => {
      const areTexts = Dimensions.flat().every(name => typeof value[name] === 'string' && value[name] !== '');
      return areTexts && Metrics.every(({ Name }) => typeof value[Name] === 'number');
    }),
  );

describe('a run in CloudWatch’s embedded metric format', () => {
  test('that went well', () => {
    const line = lineOf(aRun(), 'Lifeguard/Probe', 'production');
    assert.doesNotMatch(line, /\n/);
    const { _aws, ...members } = document.parse(JSON.parse(line));
    const [directive, ...others] = _aws.CloudWatchMetrics;
    assert.deepEqual(others, []);
    assert.equal(directive?.Namespace, 'Lifeguard/Probe');
    assert.deepEqual(directive?.Dimensions, [['Pool', 'Client', 'Journey']]);
    assert.deepEqual(
      directive?.Metrics.map(({ Name, Unit }) => `${Name} ${Unit}`),
      [
        'Success None',
        'Duration Milliseconds',
        'MailLatency Milliseconds',
        'StageSuccess_request None',
        'StageSuccess_mail None',
        'StageSuccess_sign-in None',
        'StageDuration_request Milliseconds',
        'StageDuration_mail Milliseconds',
        'StageDuration_sign-in Milliseconds',
      ],
    );
    assert.deepEqual(members, {
      Pool: 'us-east-1_AkG9mnbjA',
      Client: '6sjjnkaeagnqgkmbl1mr5rtfsr',
      Journey: 'reset',
      Success: 1,
      Duration: 4_250.5,
      MailLatency: 1_200,
      StageSuccess_request: 1,
      StageDuration_request: 100.25,
      StageSuccess_mail: 1,
      StageDuration_mail: 1_200,
      'StageSuccess_sign-in': 1,
      'StageDuration_sign-in': 80,
      PoolName: 'phenom-staging',
      ClientName: 'phenom-dev-hasura-client',
      Environment: 'production',
      Run: '0e2a7f4c-2f0e-4c55-9a26-6f1f2f1f7a10',
    });
  });

  test('that failed, without the words of the failure', () => {
    const line = lineOf(aFailedRun({ message: 'test@example.com 123456' }), 'Own', undefined);
    const members = document.parse(JSON.parse(line));
    const { Success, FailedStage, FailureKind, Cause, StageSuccess_confirm, Environment } = members;
    assert.deepEqual(
      { Success, FailedStage, FailureKind, Cause, StageSuccess_confirm, Environment },
      {
        Success: 0,
        FailedStage: 'confirm',
        FailureKind: 'target',
        Cause: 'code-issued-to-another-client',
        StageSuccess_confirm: 0,
        Environment: undefined,
      },
    );
    assert.doesNotMatch(line, /example\.com|123456/);
  });

  test('of no app client has no dimension that is empty', () => {
    const members = document.parse(JSON.parse(lineOf(aPoolsRun(), 'Own', undefined)));
    assert.deepEqual(members._aws.CloudWatchMetrics[0]?.Dimensions, [['Pool', 'Journey']]);
    assert.equal(members.Client, undefined);
  });

  test('with more stages than a directive may name', () => {
    const stages = Array.from({ length: 90 }, (_, index) => ({
      stage: `own-${index}`,
      outcome: 'ok' as const,
      milliseconds: 1,
      seen: '',
    }));
    document.parse(JSON.parse(lineOf(aRun({ stages }), 'Own', undefined)));
  });
});
