import type { ProbeRun, RunFailure } from '../../src/probe/run.ts';

/** A run that went well, in all that is not given. */
export function aRun(given: Partial<ProbeRun> = {}): ProbeRun {
  return {
    id: '0e2a7f4c-2f0e-4c55-9a26-6f1f2f1f7a10',
    journey: 'reset',
    startedAt: Date.UTC(2026, 4, 1, 12),
    milliseconds: 4_250.5,
    mailMilliseconds: 1_200,
    subject: {
      poolId: 'us-east-1_AkG9mnbjA',
      poolName: 'phenom-staging',
      clientId: '6sjjnkaeagnqgkmbl1mr5rtfsr',
      clientName: 'phenom-dev-hasura-client',
    },
    stages: [
      { stage: 'request', outcome: 'ok', milliseconds: 100.25, seen: 'sent to t***@t***' },
      { stage: 'mail', outcome: 'ok', milliseconds: 1_200, seen: 'one code of six digits' },
      { stage: 'sign-in', outcome: 'ok', milliseconds: 80, seen: 'three tokens' },
    ],
    failure: undefined,
    ...given,
  };
}

/** A failure of the target, in all that is not given. */
export function aFailure(given: Partial<RunFailure> = {}): RunFailure {
  return {
    stage: 'confirm',
    kind: 'target',
    message:
      'ConfirmForgotPassword: ExpiredCodeException: Invalid code provided, please request a code again.',
    cause: {
      id: 'code-issued-to-another-client',
      title: 'The code was submitted by another app client than the one that asked for it',
    },
    findings: [{ check: 'client-without-srp', title: 'An app client does not allow SRP' }],
    ...given,
  };
}

/** A run that failed at `confirm`. */
export function aFailedRun(given: Partial<RunFailure> = {}, run: Partial<ProbeRun> = {}): ProbeRun {
  const failure = aFailure(given);
  return aRun({
    failure,
    stages: [
      { stage: 'request', outcome: 'ok', milliseconds: 100, seen: 'sent' },
      { stage: failure.stage, outcome: 'failed', milliseconds: 50, seen: failure.message },
      { stage: 'sign-in', outcome: 'not run', milliseconds: 0, seen: '' },
    ],
    ...run,
  });
}

/** A run of a journey that is of a pool and of no app client. */
export function aPoolsRun(failure?: RunFailure): ProbeRun {
  const { poolId, poolName } = aRun().subject;
  return aRun({ failure, journey: 'jwks', subject: { poolId, poolName } });
}
