import type * as Lambda from '@aws-sdk/client-lambda';
import type { DescribedFunction, FunctionReads } from './function-reads.ts';
import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads Lambda functions. */
export function readFunctions(outside: Outside, pace: Pace): FunctionReads {
  const call = serviceCalls(outside, pace, {
    name: 'LAMBDA',
    package: '@aws-sdk/client-lambda',
    load: () => import('@aws-sdk/client-lambda'),
    client: (sdk, settings) => new sdk.LambdaClient(settings),
  });
  const asked = (action: string, arn: string) => ({
    region: arn.split(':')[3] ?? '',
    action: `lambda:${action}`,
    of: `the function ${arn}`,
  });
  return {
    describe: FunctionName =>
      call(asked('GetFunctionConfiguration', FunctionName), async (client, sdk) =>
        withoutValues(await client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }))),
      ),
    policy: arn =>
      noneIfAbsent(
        call(asked('GetPolicy', arn), async (client, sdk) => {
          const { name: FunctionName, qualifier: Qualifier } = partsOf(arn);
          return (await client.send(new sdk.GetPolicyCommand({ FunctionName, Qualifier }))).Policy;
        }),
      ),
    reservedRuns: arn => {
      const { name: FunctionName } = partsOf(arn);
      return call(asked('GetFunctionConcurrency', FunctionName), async (client, sdk) => {
        const answer = await client.send(new sdk.GetFunctionConcurrencyCommand({ FunctionName }));
        return answer.ReservedConcurrentExecutions;
      });
    },
  };
}

/** The ARN without its version or alias, and that. */
function partsOf(arn: string): { readonly name: string; readonly qualifier: string | undefined } {
  const parts = arn.split(':');
  return { name: parts.slice(0, 7).join(':'), qualifier: parts[7] };
}

/** Environment variables often hold secrets: only the names stay, and the one value that checks need. */
function withoutValues({ Environment, ...rest }: Lambda.FunctionConfiguration): DescribedFunction {
  const variables = Environment?.Variables ?? {};
  const resetUrl = variables.PASSWORD_RESET_URL;
  return { ...rest, variables: Object.keys(variables), ...(resetUrl !== undefined && { resetUrl }) };
}
