import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkNotHttps = describeCause({
  id: 'link-not-https',
  title: 'The link does not use HTTPS',
  seen: [{ at: 'link', text: 'http://<host>/<path>' }],
  means:
    'The link leads to a page without encryption, so that everybody on the way can read the code. Browsers also keep such ' +
    'pages from some of what they need.',
  toldApart: 'The link begins with http:// and its host is not the own machine.',
  fix: 'Use https:// in the address that the function makes links with (PASSWORD_RESET_URL), and redirect the other.',
  likely: 5,
  judge: judgedBy(function* (known) {
    for (const { scheme, host } of known.links)
      if (
        scheme.startsWith('http') &&
        !scheme.startsWith('https') &&
        !/^(localhost|127\.|\[::1\])/.test(host)
      )
        yield speaksFor(`The link leads to ${host} by plain HTTP.`);
  }),
});
