import { defineCause } from '../cause.ts';

export const defaultRedirectNotListed = defineCause<{ url: string }>({
  id: 'default-redirect-not-listed',
  title: 'The default redirect URI is not a callback URL',
  shows: {
    type: 'InvalidParameterException',
    message: ({ url }) => `The default redirect URI ${url} is not in the callback URIs list.`,
  },
  means: 'DefaultRedirectURI must be one of CallbackURLs, letter by letter.',
  toldApart: 'The message names the URI; a trailing slash or the port is the usual difference.',
  fix: 'Add it to CallbackURLs, or use one that is there.',
  likely: 20,
});
