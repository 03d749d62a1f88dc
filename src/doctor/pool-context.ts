import type { PoolOrigin } from './pool-origin.ts';

/** What conditions of policies may ask about a request of a pool. */
export function poolContext({ arn, account }: PoolOrigin): Readonly<Record<string, string>> {
  return { 'aws:sourcearn': arn, 'aws:sourceaccount': account };
}
