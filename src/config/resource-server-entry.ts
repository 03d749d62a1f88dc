import * as z from 'zod';
import { text } from './kinds.ts';

const mostScopes = 100;

/** One resource server of a pool. */
export const resourceServerEntry = z.strictObject(
  {
    identifier: text(
      'an identifier of 1 to 256 characters without spaces, quotes and backslashes',
      /^[\x21\x23-\x5B\x5D-\x7E]{1,256}$/,
    ).describe(
      'What scopes begin with, such as `orders` or `https://orders.example.com` (`Identifier`). Unique within the pool.',
    ),
    name: text(
      'a name of letters, digits, spaces and _+=,.@-, at most 256',
      /^[\w\s+=,.@-]{1,256}$/,
    ).describe('What people call it (`Name`).'),
    scopes: z
      .record(
        text(
          'a scope’s name of 1 to 256 characters without spaces, slashes, quotes and backslashes',
          /^[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]{1,256}$/,
        ),
        text('text of 1 to 256 characters', /^[\s\S]{1,256}$/u),
        { error: 'a mapping of scopes to what they allow, such as { read: Read orders }' },
      )
      .refine(scopes => Object.keys(scopes).length <= mostScopes, {
        error: `a mapping of at most ${mostScopes} scopes`,
      })
      .default({})
      .describe(
        'Its scopes, each with what it allows (`Scopes`). App clients and tokens name them `identifier/scope`.',
      ),
  },
  { error: 'a resource server: a mapping with identifier and name' },
);

/** A resource server as pools.yaml describes it. */
export type ResourceServerEntry = z.output<typeof resourceServerEntry>;
