import { describeCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { speaksAgainst, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const tokenTooLarge = describeCause({
  id: 'token-too-large',
  title: 'The token is too large for a header on its way',
  seen: [
    { at: 'gateway', error: '431', text: 'Request Header Fields Too Large' },
    { at: 'gateway', error: '400', text: 'Request Header Or Cookie Too Large' },
    { at: 'gateway', error: '494' },
  ],
  means:
    'Groups, custom attributes and claims of a trigger make tokens long. Proxies and servers take some 8 KB for all headers ' +
    'together, browsers 4 KB for a cookie.',
  toldApart:
    'It fails for users with many groups or attributes, and with an answer of the proxy, not of the app.',
  fix: 'Suppress claims and groups that nobody reads, in PreTokenGeneration; read attributes only where they are needed.',
  likely: 60,
  judge: judgedBy(function* ({ tokens }) {
    for (const { use, bytes } of tokens)
      if (bytes > 4096) yield speaksFor(`The ${use} token has ${bytes} bytes.`);
      else yield speaksAgainst(`The ${use} token has ${bytes} bytes.`);
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-user-pools-using-tokens-verifying-a-jwt'),
});
