import type { PoolsFile } from '../config/pools-file.ts';
import { senderKeyArn } from '../config/sender-key-arn.ts';
import type { SenderKeys } from './sender-keys.ts';

/**
 * What the functions that are custom senders find in their environment, by name: the key for a raw AES
 * keyring, and for a KMS keyring where to ask. Lambda always has credentials, and so has a sender where any
 * are taken; elsewhere it has those that its own environment gives it.
 */
export function senderEnvironments(
  { pools, account, credentials }: Pick<PoolsFile, 'pools' | 'account' | 'credentials'>,
  origin: string,
  keys: SenderKeys,
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const any = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const rows = pools.flatMap(pool => {
    const environment = {
      AWS_ENDPOINT_URL_KMS: origin,
      LIFEGUARD_SENDER_KEY: keys(senderKeyArn(pool, account)).toString('base64'),
      ...(credentials.length === 0 && any),
    };
    const { CustomEmailSender: email, CustomSMSSender: sms } = pool.triggers;
    return [email, sms].flatMap(name => (name === undefined ? [] : [[name, environment] as const]));
  });
  return new Map(rows);
}
