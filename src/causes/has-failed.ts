import type { Known } from './known.ts';

/**
 * Whether anything is known to have failed. A token, setting, address or call by itself is no failure: what it would fit
 * is told only where there is one.
 */
export function hasFailed({ errors, addresses, calls, logs }: Known): boolean {
  return (
    errors.length > 0 ||
    addresses.some(({ error }) => error !== undefined) ||
    calls.some(({ outcome }) => outcome === 'failed') ||
    logs.some(({ says }) => says !== 'answered')
  );
}
