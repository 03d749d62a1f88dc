import type { PoolsDescription } from '../../src/testing/index.ts';
import type { Wire } from './wire.ts';

/** As many codes as signing in may send a user in an hour, where a pool says so. */
export const few = 4;

/** Codes are first factors; few are sent. */
export const codesPool = {
  id: 'us-east-1_Limits001',
  open: 'limits0open0client00001',
  hiding: 'limits0hiding0client001',
} as const;
/** Codes are second factors; few are sent. */
export const factorsPool = { id: 'us-east-1_Limits002', client: 'limits0factors0client01' } as const;
/** Demands a second factor, which may be set up with an address; few codes are sent. */
export const setupPool = { id: 'us-east-1_Limits003', client: 'limits0setup0client0001' } as const;
/** Verifies addresses, and says nothing of limits. */
export const addressesPool = { id: 'us-east-1_Limits004', client: 'limits0addresses0client' } as const;

const authFlows = [
  'ALLOW_USER_AUTH' as const,
  'ALLOW_USER_PASSWORD_AUTH' as const,
  'ALLOW_ADMIN_USER_PASSWORD_AUTH' as const,
];
const sends = {
  sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
  mail: {
    sendingAccount: 'DEVELOPER' as const,
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
  },
};
const limits = { signInCodesPerHour: few };

export const limitedDescription = {
  regions: ['us-east-1'],
  pools: [
    {
      id: codesPool.id,
      name: 'codes',
      autoVerifiedAttributes: ['email'],
      firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
      ...sends,
      limits,
      clients: [
        { id: codesPool.open, name: 'open', authFlows },
        { id: codesPool.hiding, name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
      ],
    },
    {
      id: factorsPool.id,
      name: 'factors',
      mfa: 'OPTIONAL',
      mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ...sends,
      limits,
      clients: [{ id: factorsPool.client, name: 'app', authFlows }],
    },
    {
      id: setupPool.id,
      name: 'setup',
      mfa: 'ON',
      mfaFactors: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ...sends,
      limits,
      clients: [{ id: setupPool.client, name: 'app', authFlows }],
    },
    {
      id: addressesPool.id,
      name: 'addresses',
      autoVerifiedAttributes: ['email', 'phone_number'],
      firstFactors: ['PASSWORD', 'EMAIL_OTP'],
      ...sends,
      clients: [{ id: addressesPool.client, name: 'app', authFlows }],
    },
  ],
} as const satisfies PoolsDescription;

let phones = 0;

/** A phone number that no other test has, as attributes of a user. */
export function newPhone(): { readonly phone_number: string; readonly phone_number_verified: string } {
  phones += 1;
  return { phone_number: `+1555200${String(phones).padStart(4, '0')}`, phone_number_verified: 'true' };
}

/** How many messages went to that address. */
export async function sentTo(wire: Wire, to: string): Promise<number> {
  return (await wire.mail.all({ to })).length;
}

/** Makes the call that many times at once, and tells how often each cause, or `undefined` for success, came of it. */
export async function atOnce(
  times: number,
  call: (
    turn: number,
  ) => Promise<{ readonly event: { readonly cause?: { readonly id: string } | undefined } }>,
): Promise<ReadonlyMap<string | undefined, number>> {
  const answers = await Promise.all(Array.from({ length: times }, (_, turn) => call(turn)));
  const causes = Map.groupBy(answers, ({ event }) => event.cause?.id);
  return new Map([...causes].map(([id, all]) => [id, all.length]));
}
