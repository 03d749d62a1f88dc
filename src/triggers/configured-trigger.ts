import type { PoolSettings } from '../model/operation.ts';
import type { TriggerName } from './contract.ts';

/** The ARN that a pool has configured for a trigger; undefined where it has none. */
export function configuredTrigger(settings: PoolSettings, name: TriggerName): string | undefined {
  const config = settings.LambdaConfig;
  // The form with a version is the newer one and wins where a pool has both.
  const versioned = name === 'PreTokenGeneration' ? config?.PreTokenGenerationConfig : undefined;
  const member = versioned ?? config?.[name];
  return typeof member === 'object' ? member.LambdaArn : member;
}
