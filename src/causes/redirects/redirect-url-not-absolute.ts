import { defineCause } from '../cause.ts';

export const redirectUrlNotAbsolute = defineCause<{ url: string }>({
  id: 'redirect-url-not-absolute',
  title: 'A redirect URL is not absolute',
  shows: {
    type: 'InvalidParameterException',
    message: ({ url }) => `${url} is not a valid absolute URI.`,
  },
  means:
    "CallbackURLs and LogoutURLs are whole addresses: scheme, and host or what the app's scheme has " +
    'instead.',
  toldApart: 'The message names the URL. Its wording is inferred.',
  fix: 'Write the whole address, such as https://app.example.com/callback or myapp://callback.',
});
