import type { DescribedPool } from './cognito-reads.ts';

/** A trigger of a pool: its name in LambdaConfig, and its function. */
export interface NamedTrigger {
  readonly trigger: string;
  readonly arn: string;
  /** The version of its events, where the pool says one. */
  readonly version?: string;
}

/** The triggers that a pool has. PreTokenGeneration stands there under two names (documented) and is told once. */
export function triggersOf({ LambdaConfig = {} }: DescribedPool): readonly NamedTrigger[] {
  const { KMSKeyID: _key, PreTokenGenerationConfig: versioned, PreTokenGeneration, ...others } = LambdaConfig;
  const arn = versioned?.LambdaArn ?? PreTokenGeneration;
  const { LambdaVersion: version = 'V1_0' } = versioned ?? {};
  return [
    ...Object.entries(others).flatMap(([trigger, named]): NamedTrigger[] => {
      const found = typeof named === 'string' ? { LambdaArn: named, LambdaVersion: undefined } : named;
      if (!found?.LambdaArn) return [];
      const { LambdaArn, LambdaVersion } = found;
      return [{ trigger, arn: LambdaArn, ...(LambdaVersion && { version: LambdaVersion }) }];
    }),
    ...(arn ? [{ trigger: 'PreTokenGeneration', arn, version }] : []),
  ];
}
