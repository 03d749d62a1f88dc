import type { ClientEntry } from './client-entry.ts';

/** Whether the app client speaks for itself and signs nobody in. */
export function isMachine({ authFlows }: Pick<ClientEntry, 'authFlows'>): boolean {
  return authFlows.includes('ALLOW_CLIENT_TOKEN_AUTH');
}
