import * as z from 'zod';
import { listOf, mailAddress, secretText, text } from './kinds.ts';

/** One user whom the probe resets. */
export const probeUserEntry = z.strictObject(
  {
    pool: text('the id or name of a pool', /^\S[^\r\n]{0,127}$/).describe(
      'The pool of pools.yaml, by id or name.',
    ),
    username: text(
      'a username of 1 to 128 characters without spaces',
      /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u,
    ).describe('What the user signs in with. Nobody else should use it: each run sets its password.'),
    email: mailAddress().describe('Where the user’s mail goes: an address that arrives in `mailbox`.'),
    clients: listOf(text('the id or name of an app client', /^[^\r\n]{1,128}$/), 1_000)
      .min(1, { error: 'at least one app client' })
      .exactOptional()
      .describe('The app clients to probe, by id or name; left out, each one of the pool that people use.'),
    restore: secretText('a password of at most 256 characters without spaces', /^\S{1,256}$/)
      .exactOptional()
      .describe(
        'The password that is set again at the end. Keep it in the environment and refer to it here. Left out, each run ' +
          'leaves a new one of its own, which `keep` remembers; a pool that forbids former passwords needs that.',
      ),
  },
  { error: 'a user: a mapping with pool, username and email' },
);

/** A user whom the probe resets. */
export type ProbeUserEntry = z.output<typeof probeUserEntry>;
