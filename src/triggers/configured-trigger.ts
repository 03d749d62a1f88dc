import type { PoolSettings } from '../model/operation.ts';
import type { TriggerName } from './contract.ts';

/** The form of the events that a pool's trigger takes; there is only one for most triggers. */
export function triggerVersion(settings: PoolSettings, name: TriggerName): 'V1_0' | 'V2_0' | 'V3_0' {
  const config = name === 'PreTokenGeneration' ? settings.LambdaConfig?.PreTokenGenerationConfig : undefined;
  return config?.LambdaVersion ?? 'V1_0';
}

/** The ARN that a pool has configured for a trigger; undefined where it has none. */
export function configuredTrigger(settings: PoolSettings, name: TriggerName): string | undefined {
  const config = settings.LambdaConfig;
  // The form with a version is the newer one and wins where a pool has both.
  const versioned = name === 'PreTokenGeneration' ? config?.PreTokenGenerationConfig : undefined;
  const member = versioned ?? config?.[name];
  return typeof member === 'object' ? member.LambdaArn : member;
}

const senders = { EMAIL: 'CustomEmailSender', SMS: 'CustomSMSSender' } as const;

/** The custom sender that sends a pool's messages of that medium; undefined where the service itself does. */
export function configuredSender(
  settings: PoolSettings,
  medium: 'EMAIL' | 'SMS',
): 'CustomEmailSender' | 'CustomSMSSender' | undefined {
  const name = senders[medium];
  return configuredTrigger(settings, name) === undefined ? undefined : name;
}
