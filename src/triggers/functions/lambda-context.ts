import type { Invocation } from './handler-protocol.ts';

/** What a handler gets as its second argument. */
export interface LambdaContext {
  /** Whether an answer by callback waits until nothing is left to do; the handler may turn it off. */
  callbackWaitsForEmptyEventLoop: boolean;
  readonly awsRequestId: string;
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string | undefined;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
  getRemainingTimeInMillis(): number;
}

/** The context of one event, from the function's own environment. */
export function lambdaContext(
  environment: Readonly<Record<string, string | undefined>>,
  invocation: Invocation,
): LambdaContext {
  const deadline = performance.now() + invocation.milliseconds;
  return {
    callbackWaitsForEmptyEventLoop: true,
    awsRequestId: invocation.requestId,
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: environment.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: invocation.arn,
    memoryLimitInMB: environment.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: environment.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: environment.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
  };
}
