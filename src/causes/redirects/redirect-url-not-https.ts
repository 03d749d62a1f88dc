import { defineCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const redirectUrlNotHttps = defineCause<{ url: string }>({
  id: 'redirect-url-not-https',
  title: 'A redirect URL uses plain HTTP',
  shows: {
    type: 'InvalidParameterException',
    message: ({ url }) => `${url} cannot use the HTTP protocol.`,
  },
  means:
    'Codes and tokens travel with redirects, so CallbackURLs and LogoutURLs must use HTTPS; only ' +
    'http://localhost, http://127.0.0.1 and http://[::1] may do without, at any port.',
  toldApart: 'The message names the URL.',
  fix: 'Use https://, a loopback address while developing, or the scheme of an app such as myapp://.',
  likely: 20,
  judge: judgedBy(function* ({ addresses }) {
    for (const { redirectUri } of addresses)
      if (
        redirectUri !== undefined &&
        /^http:\/\/(?!localhost[:/]|127\.0\.0\.1[:/]|\[::1\][:/])/.test(`${redirectUri}/`)
      )
        yield speaksFor(
          `The redirect URI ${redirectUri} uses plain HTTP, which only addresses of the own machine may.`,
        );
  }),
});
