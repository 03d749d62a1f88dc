import { defineCause } from '../cause.ts';

export const callbackUrlMissing = defineCause<Record<string, never>>({
  id: 'callback-url-missing',
  title: 'A sign-in flow has no URL to come back to',
  shows: {
    type: 'InvalidOAuthFlowException',
    message: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
  },
  means:
    'AllowedOAuthFlows has code or implicit, which end with a redirect, and CallbackURLs is empty. ' +
    'Updates replace all settings, so an update that leaves CallbackURLs out meets this too.',
  toldApart: 'CallbackURLs is missing in the request.',
  fix: 'Give at least one callback URL.',
  likely: 20,
});
