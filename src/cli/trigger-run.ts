import { cognitoWaits, type TriedFunction } from '../trigger-check/try-event.ts';
import { placeOf } from '../triggers/function-config.ts';
import { createLambdaFunction } from '../triggers/lambda-function.ts';
import type { TriggerTarget } from './trigger-target.ts';

/** Does something with a function, run as the service runs it, and ends the function then. */
export async function withTried<T>(
  { name, config }: TriggerTarget,
  use: (tried: TriedFunction) => Promise<T>,
): Promise<T> {
  const lambda = createLambdaFunction(name, config, {
    limitMilliseconds: cognitoWaits,
    concurrency: 1,
    mostWaiting: 1,
    // What is printed between two events belongs to neither.
    log: () => {},
  });
  const region = 'region' in config ? config.region : 'us-east-1';
  const arn = 'arn' in config ? config.arn : `arn:aws:lambda:${region}:123456789012:function:${name}`;
  try {
    return await use({ name, file: placeOf(config), arn, lambda });
  } finally {
    await lambda.end();
  }
}
