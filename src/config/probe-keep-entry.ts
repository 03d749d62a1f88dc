import * as z from 'zod';
import { pageUrl, region, text } from './kinds.ts';

const secretsManagerEntry = z.strictObject(
  {
    region: region().describe('The region.'),
    prefix: text('a prefix of letters, digits and /_+=.@-, at most 200', /^[\w/+=.@-]{1,200}$/)
      .default('lifeguard/probe/')
      .describe('What the names of the secrets begin with.'),
    endpoint: pageUrl()
      .exactOptional()
      .describe('Another address than that of the region, for a local stand-in.'),
  },
  { error: 'a mapping with region' },
);

/** Where the probe remembers from one run to the next. */
export const probeKeepEntry = z.strictObject(
  {
    file: text('a folder', /^[^\0\r\n]{1,4096}$/)
      .exactOptional()
      .describe('A folder, from that of the file. It is made for its owner only.'),
    secretsManager: secretsManagerEntry
      .exactOptional()
      .describe(
        'AWS Secrets Manager, a secret for each user. Needs the package `@aws-sdk/client-secrets-manager`, and ' +
          'credentials where the SDK finds them.',
      ),
  },
  { error: 'a mapping with file or secretsManager' },
);

/** Where the probe remembers. */
export type ProbeKeepEntry = z.output<typeof probeKeepEntry>;
