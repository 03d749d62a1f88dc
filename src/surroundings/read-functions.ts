import type * as Lambda from '@aws-sdk/client-lambda';
import { clientSettings } from './client-settings.ts';
import { failedRead } from './failed-read.ts';
import type { DescribedFunction, FunctionReads } from './function-reads.ts';
import { importOptional } from './import-optional.ts';
import { createMemo } from './memo.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';

/** Reads Lambda functions. */
export function readFunctions(outside: Outside, pace: Pace): FunctionReads {
  const memo = createMemo();
  const load = () => importOptional('@aws-sdk/client-lambda', () => import('@aws-sdk/client-lambda'));
  return {
    describe: arn =>
      memo(`GetFunctionConfiguration ${arn}`, async () => {
        const settings = clientSettings(outside, 'LAMBDA', arn.split(':')[3] ?? '');
        const sdk = await load();
        const asked = { action: 'lambda:GetFunctionConfiguration', of: `the function ${arn}` };
        const answer = await pace('GetFunctionConfiguration', () =>
          new sdk.LambdaClient(settings).send(new sdk.GetFunctionConfigurationCommand({ FunctionName: arn })),
        ).catch(error => {
          throw failedRead(error, asked, outside);
        });
        return withoutValues(answer);
      }),
  };
}

/** Environment variables often hold secrets: only the names stay, and the one value that checks need. */
function withoutValues({ Environment, ...rest }: Lambda.FunctionConfiguration): DescribedFunction {
  const variables = Environment?.Variables ?? {};
  const resetUrl = variables.PASSWORD_RESET_URL;
  return { ...rest, variables: Object.keys(variables), ...(resetUrl !== undefined && { resetUrl }) };
}
