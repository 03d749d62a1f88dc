import { fileURLToPath } from 'node:url';
import type { PoolsDescription } from '../../src/testing/index.ts';

/** A pool and its app client. */
export interface SenderPool {
  readonly id: string;
  readonly client: string;
}

/** Has a sender for each medium. */
export const bothPool = { id: 'eu-west-1_Sender001', client: 'both0client0of0senders' } as const;
/** Has one for mail; its text messages go by CustomMessage. Addresses stand for usernames. */
export const mailPool = { id: 'eu-west-1_Sender002', client: 'mail0client0of0senders' } as const;
/** Its sender never does what it should. */
export const brokenPool = { id: 'eu-west-1_Sender003', client: 'broken0client0of0sender' } as const;

export const senderKey = {
  arn: 'arn:aws:kms:eu-west-1:123456789012:key/8a23102c-9b68-4fed-82ce-523c5363539e',
  secret: 'bGlmZWd1YXJkIHRlc3RzIHRlc3QgMzIgYnl0ZXMgISE=',
} as const;

const handler = (file: string) => fileURLToPath(new URL(`./handlers/${file}`, import.meta.url));

/** Pools with custom senders that post to that outbox. */
export function senderPools(outbox: string) {
  const environment = { OUTBOX: outbox, KEY_ARN: senderKey.arn };
  const sender = { handler: handler('sends.mjs'), environment, timeoutSeconds: 60 };
  const authFlows: ('ALLOW_USER_PASSWORD_AUTH' | 'ALLOW_USER_AUTH')[] = [
    'ALLOW_USER_PASSWORD_AUTH',
    'ALLOW_USER_AUTH',
  ];
  return {
    account: '123456789012',
    regions: ['eu-west-1'],
    functions: {
      sends: sender,
      texts: sender,
      breaks: { handler: handler('breaks.mjs'), timeoutSeconds: 2 },
      words: { handler: handler('as-told.mjs') },
    },
    pools: [
      {
        id: bothPool.id,
        name: 'both',
        mfa: 'OPTIONAL',
        mfaFactors: ['SMS_MFA', 'EMAIL_OTP'],
        firstFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'],
        autoVerifiedAttributes: ['email', 'phone_number'],
        sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
        mail: {
          sendingAccount: 'DEVELOPER',
          sourceArn: 'arn:aws:ses:eu-west-1:123456789012:identity/codes@example.com',
        },
        triggers: { CustomEmailSender: 'sends', CustomSMSSender: 'texts', CustomMessage: 'words' },
        senderKey,
        clients: [{ id: bothPool.client, name: 'app', authFlows, preventUserExistenceErrors: 'ENABLED' }],
      },
      {
        id: mailPool.id,
        name: 'mail',
        usernameAttributes: ['email', 'phone_number'],
        autoVerifiedAttributes: ['email', 'phone_number'],
        sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
        triggers: { CustomEmailSender: 'sends', CustomMessage: 'words' },
        senderKey,
        clients: [{ id: mailPool.client, name: 'app', authFlows }],
      },
      {
        id: brokenPool.id,
        name: 'broken',
        autoVerifiedAttributes: ['email'],
        triggers: { CustomEmailSender: 'breaks' },
        clients: [{ id: brokenPool.client, name: 'app', authFlows }],
      },
    ],
  } satisfies PoolsDescription;
}
