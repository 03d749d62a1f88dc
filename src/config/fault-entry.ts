import * as z from 'zod';
import { listOf, oneOf, text, whole } from './kinds.ts';

/** Something that goes wrong on demand. */
export const faultEntry = z.strictObject(
  {
    operations: listOf(
      text(
        'an operation such as ForgotPassword, or a category such as UserAuthentication',
        /^[A-Za-z]{1,64}$/,
      ),
      200,
    )
      .min(1, { error: 'at least one operation or category; leave the key out for all' })
      .exactOptional()
      .describe(
        'Operations of the API, or categories of its quotas such as `UserAuthentication`. Left out: every operation ' +
          'that can have the fault.',
      ),
    error: text('the type of an error such as CodeDeliveryFailureException', /^[A-Za-z]{1,64}$/)
      .exactOptional()
      .describe(
        'The calls fail with this error: `TooManyRequestsException`, `InternalErrorException`, or one that the ' +
          'operation declares.',
      ),
    message: text('a text of at most 1024 characters', /^[^\0]{1,1024}$/)
      .exactOptional()
      .describe("The error's message. Left out: the service's own words, where the error has only one text."),
    delayMilliseconds: whole(1, 60_000)
      .exactOptional()
      .describe('The calls wait that long before they are answered, or fail if `error` stands beside it.'),
    times: whole(1, 1_000_000).exactOptional().describe('Only so many calls meet the fault. Left out: all.'),
    percent: whole(1, 100)
      .exactOptional()
      .describe('Only so many of a hundred calls meet the fault, by chance. Left out: all.'),
    perSecond: whole(1, 1_000_000)
      .exactOptional()
      .describe(
        'The operations get together so many calls a second; any more fail with `TooManyRequestsException`.',
      ),
    quotas: oneOf('documented')
      .exactOptional()
      .describe(
        '`documented`: each category gets as many calls a second as AWS documents for an account by default; any ' +
          'more fail with `TooManyRequestsException`.',
      ),
  },
  { error: 'a fault: a mapping with error, delayMilliseconds, perSecond or quotas' },
);
