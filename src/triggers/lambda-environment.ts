import { basename, dirname, extname } from 'node:path';
import type { FunctionConfig } from './function-config.ts';

/** The memory of every function, in MB: Lambda's default. */
export const memoryMegabytes = 128;

/**
 * The environment of a function as Lambda sets it up: nothing of the host's. A configured variable wins over
 * a default, and Lambda's reserved ones win over it.
 */
export function lambdaEnvironment(name: string, config: FunctionConfig): Record<string, string> {
  const { handler, region } = config;
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...config.environment,
    _HANDLER: `${basename(handler, extname(handler))}.handler`,
    LAMBDA_TASK_ROOT: dirname(handler),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]lifeguard',
  };
}
