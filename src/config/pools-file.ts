import * as z from 'zod';
import { clientId } from './client-entry.ts';
import { credentialEntry } from './credential-entry.ts';
import { mailDelivery, smsDelivery } from './delivery-entry.ts';
import { faultEntry } from './fault-entry.ts';
import { functionEntry } from './function-entry.ts';
import { listOf, pageUrl, region, text, truth } from './kinds.ts';
import { poolEntry } from './pool-entry.ts';

const resetPageEntry = z.strictObject(
  {
    url: pageUrl().describe('The address of the reset page in production, which the mails of AWS link to.'),
    localUrl: pageUrl()
      .exactOptional()
      .describe(
        'Only Lifeguard reads this. Where its mails link to instead, such as your own page while you work on it. ' +
          'Left out, they link to the reset page that Lifeguard serves.',
      ),
    fallbackClient: clientId()
      .exactOptional()
      .describe('The app client that the page uses where a link carries no `cid`.'),
    acceptAnyClient: truth()
      .default(false)
      .describe('`false`: the page accepts only the app clients of this file. `true`: any.'),
  },
  { error: 'a mapping with url' },
);

/** The whole of pools.yaml. */
export const poolsFile = z
  .strictObject(
    {
      account: text('an AWS account id of 12 digits, in quotes', /^\d{12}$/)
        .default('000000000000')
        .describe('The AWS account id, as it stands in ARNs.'),
      regions: listOf(region(), 50)
        .min(1, { error: 'at least one region such as us-east-1' })
        .describe('The regions that the pools are in.'),
      functions: z
        .record(
          text('a function name of letters, digits, _ and -, at most 64', /^[\w-]{1,64}$/),
          functionEntry,
          {
            error: 'a mapping of function names to functions',
          },
        )
        .default({})
        .describe('Lambda functions by name, for the triggers of the pools.'),
      lambdaEndpoint: pageUrl()
        .exactOptional()
        .describe(
          'Only Lifeguard reads this. Where the functions are that triggers name by ARN and that do not stand in ' +
            '`functions`: an address that speaks Lambda’s Invoke API, such as that of `sam local start-lambda`. Left ' +
            'out, such triggers fail; nothing is sent to AWS.',
        ),
      resetPage: resetPageEntry.exactOptional().describe('The page that password reset mails link to.'),
      mail: mailDelivery.default({}).describe('Only Lifeguard reads this. How mail leaves the service.'),
      sms: smsDelivery
        .default({})
        .describe('Only Lifeguard reads this. How text messages leave the service.'),
      credentials: listOf(credentialEntry, 100)
        .default([])
        .describe(
          'Only Lifeguard reads this. Who may call signed operations. Needed to listen elsewhere than on loopback; ' +
            'without any, loopback accepts all credentials.',
        ),
      faults: listOf(faultEntry, 100)
        .default([])
        .describe(
          'Only Lifeguard reads this. What goes wrong on demand, to see what your app does then: see faults.md.',
        ),
      pools: listOf(poolEntry, 1_000).min(1, { error: 'at least one pool' }).describe('The user pools.'),
    },
    { error: 'a mapping with regions and pools' },
  )
  .meta({ title: 'pools.yaml of Lifeguard' });

/** pools.yaml as read: validated, defaults filled in, references to the environment replaced. */
export type PoolsFile = z.output<typeof poolsFile>;
