import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const placeholderEncoded = describeCause({
  id: 'placeholder-encoded',
  title: 'The placeholder of the code was percent-encoded in the link',
  seen: [
    { at: 'link', text: '%7B%23%23%23%23%7D' },
    { at: 'link', text: 'code=%7B' },
  ],
  means:
    'The message was made with the placeholder within something that encodes URLs, and Cognito replaces only the literal ' +
    '{####}. The link arrives with the encoded placeholder where the code belongs. A URL object also cuts the placeholder at ' +
    'its #, which begins a fragment.',
  toldApart:
    'The parameter holds %7B%23%23%23%23%7D, or %7B alone and the rest behind a #. It fails for every user.',
  fix:
    'Encode the other values and join them as text; put {####} in last. URL, URLSearchParams and encodeURIComponent must not ' +
    'see the placeholder.',
  likely: 60,
  judge: judgedBy(function* (known) {
    for (const { code } of known.links)
      if (code === 'encoded placeholder')
        yield settles('The link has the encoded placeholder in the place of the code.');
  }),
  settledBy: () => 'lifeguard explain LINK',
  source: reported('aws-amplify/amplify-js', 2487),
});
