import { basename, dirname, extname } from 'node:path';
import type { ModuleFunction } from './function-config.ts';
import { usualMemoryMegabytes } from './lambda-limits.ts';

/**
 * The environment of a function as Lambda sets it up: nothing of the host's. A configured variable wins over a
 * default, and Lambda's reserved ones win over it.
 */
export function lambdaEnvironment(name: string, config: ModuleFunction): Record<string, string> {
  const { handler, exportName = 'handler', region, memoryMegabytes = usualMemoryMegabytes } = config;
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...config.environment,
    _HANDLER: `${basename(handler, extname(handler))}.${exportName}`,
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
