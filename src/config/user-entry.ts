import * as z from 'zod';
import { groupName } from './group-entry.ts';
import { listOf, mailAddress, secretText, text, truth } from './kinds.ts';

/** One test user of a pool. */
export const userEntry = z.strictObject(
  {
    username: text(
      'a username of 1 to 128 characters without spaces',
      /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u,
    ).describe('What AdminCreateUser is given as `Username`. Unique within the pool.'),
    email: mailAddress()
      .exactOptional()
      .describe('The attribute `email`, and `email_verified` with the value `true`.'),
    attributes: z
      .record(
        text('an attribute name such as given_name', /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,32}$/u),
        z.string({ error: 'text; write true and numbers in quotes' }).max(2048, {
          error: 'text of at most 2048 characters',
        }),
        { error: 'a mapping of attribute names to text' },
      )
      .default({})
      .describe('Further attributes by name. Values are text, as in the API: `"true"`, not `true`.'),
    password: secretText('a password of at most 256 characters without spaces', /^\S{1,256}$/)
      .exactOptional()
      .describe(
        'The password. Keep a real one in the environment and refer to it here. Left out, one is made when the user ' +
          'is first created and shown once.',
      ),
    confirmed: truth()
      .default(true)
      .describe(
        '`true`: the status is `CONFIRMED`. `false`: the password is temporary and must be changed at first sign-in ' +
          '(`FORCE_CHANGE_PASSWORD`).',
      ),
    groups: listOf(groupName(), 100)
      .default([])
      .describe(
        'The groups of the pool that the user is put into at each start (`AdminAddUserToGroup`). It is taken out of ' +
          'none.',
      ),
  },
  { error: 'a user: a mapping with username' },
);

/** A test user as pools.yaml describes it, with defaults filled in. */
export type UserEntry = z.output<typeof userEntry>;
