import type { LambdaClient } from '@aws-sdk/client-lambda';
import { importOptional, NotLoaded } from '../../pool/import-optional.ts';
import { isAnswered } from '../../pool/is-answered.ts';
import { excerptOf } from './excerpt.ts';
import type { AwsFunction } from './function-config.ts';
import type { Outcome } from './handler-protocol.ts';
import type { HandlerRunner } from './handler-runner.ts';
import { printLogTail } from './log-tail.ts';
import { outcomeOfAnswer } from './remote-answer.ts';

const packageName = '@aws-sdk/client-lambda';

/**
 * Hands events to a function in AWS, by the SDK's client, which is loaded with the first of them. Credentials are found
 * as the SDK finds them: environment, profile, role.
 */
export function awsRunner({ arn }: AwsFunction): HandlerRunner {
  let loading: ReturnType<typeof load> | undefined;
  const closing = new AbortController();

  async function load() {
    const { LambdaClient, InvokeCommand } = await importOptional(
      packageName,
      () => import('@aws-sdk/client-lambda'),
    );
    // One try: Cognito's own attempts are for what comes too late only.
    return { client: new LambdaClient({ region: regionOf(arn), maxAttempts: 1 }), InvokeCommand };
  }

  return {
    async attempt(invocation, limit, print) {
      const late = AbortSignal.timeout(limit);
      const abortSignal = AbortSignal.any([late, closing.signal]);
      try {
        loading ??= load();
        const { client, InvokeCommand } = await loading;
        const command = new InvokeCommand({
          FunctionName: arn,
          InvocationType: 'RequestResponse',
          LogType: 'Tail',
          Payload: Buffer.from(invocation.event),
        });
        const { Payload, FunctionError, LogResult } = await client.send(command, { abortSignal });
        printLogTail(LogResult, print);
        const payload = Buffer.from(Payload ?? []).toString();
        return outcomeOfAnswer({ payload, isError: FunctionError !== undefined });
      } catch (error) {
        return late.aborted ? { kind: 'late', milliseconds: limit } : failureOf(error, arn);
      }
    },
    async end() {
      closing.abort();
      const loaded: { client: LambdaClient } | undefined = await loading?.catch(() => undefined);
      loaded?.client.destroy();
    },
  };
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

function failureOf(error: unknown, arn: string): Outcome {
  if (!(error instanceof Error)) return { kind: 'unreachable', address: arn, reason: 'failed' };
  if (error instanceof NotLoaded && !error.isInstalled) {
    return { kind: 'clientMissing', package: packageName };
  }
  const { name: code } = error;
  const reason = excerptOf(`${code}: ${error.message}`);
  // Of what never got to the service, only a lack of credentials is no matter of the way.
  return isAnswered(error) || code.includes('Credentials') || code.includes('Token')
    ? { kind: 'refused', address: arn, code, reason }
    : { kind: 'unreachable', address: arn, reason };
}
