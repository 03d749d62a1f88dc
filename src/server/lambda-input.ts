import type { PoolEntry } from '../config/pool-entry.ts';
import { senderKeyArn } from '../config/sender-key-arn.ts';
import type { Input } from '../model/operation.ts';
import { regionOf } from '../pool/pool.ts';

/** The triggers of a pool of pools.yaml, as CreateUserPool would be asked for them. */
export function lambdaInput(
  pool: Pick<PoolEntry, 'id' | 'triggers' | 'preTokenGenerationVersion' | 'senderKey'>,
  account: string,
): NonNullable<Input<'CreateUserPool'>['LambdaConfig']> {
  const arnOf = (name: string) => `arn:aws:lambda:${regionOf(pool.id)}:${account}:function:${name}`;
  const sender = (name: string) => ({ LambdaArn: arnOf(name), LambdaVersion: 'V1_0' }) as const;
  const { CustomEmailSender: email, CustomSMSSender: sms, ...others } = pool.triggers;
  const { PreTokenGeneration } = others;
  return {
    ...Object.fromEntries(Object.entries(others).map(([trigger, name]) => [trigger, arnOf(name)])),
    ...(PreTokenGeneration !== undefined && {
      PreTokenGenerationConfig: {
        LambdaArn: arnOf(PreTokenGeneration),
        LambdaVersion: pool.preTokenGenerationVersion,
      },
    }),
    ...(email !== undefined && { CustomEmailSender: sender(email) }),
    ...(sms !== undefined && { CustomSMSSender: sender(sms) }),
    ...((email !== undefined || sms !== undefined) && { KMSKeyID: senderKeyArn(pool, account) }),
  };
}
