import type { DescribedClient } from '../surroundings/cognito-reads.ts';

/** Whether people sign in through the hosted pages of an app client. */
export function usesHostedPages({ AllowedOAuthFlows = [] }: DescribedClient): boolean {
  return AllowedOAuthFlows.some(flow => flow !== 'client_credentials');
}

/** Whether an app client speaks for itself, by client credentials or its client token. */
export function isMachine({ AllowedOAuthFlows = [], ExplicitAuthFlows = [] }: DescribedClient): boolean {
  // The SDK's types do not have the newest flow yet.
  const flows: readonly string[] = ExplicitAuthFlows;
  return AllowedOAuthFlows.includes('client_credentials') || flows.includes('ALLOW_CLIENT_TOKEN_AUTH');
}

/** What does not concern an app client that has no hosted pages. */
export const noHostedPages: { readonly notApplicable: string } = {
  notApplicable: 'the app client has no OAuth flow for people',
};
