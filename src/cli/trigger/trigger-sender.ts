import { senderKeyArn } from '../../config/sender-key-arn.ts';
import { systemRandom } from '../../pool/random.ts';
import { startKmsStandIn } from '../../server/kms-stand-in.ts';
import type { SenderKey } from '../../triggers/senders/sender-code.ts';
import type { TriggerTarget, TriggerTargets } from './trigger-target.ts';

/** Where no pool is known: that of the samples, and the account of AWS’s own examples. */
const sample = { pool: { id: 'us-east-1_Example12' }, account: '123456789012' } as const;

/**
 * The key that codes for a function are encrypted with. A module is handed one for this run alone, and may print it;
 * a function elsewhere has that of its pool already, where pools.yaml says it.
 *
 * @param pool undefined where the function is tried for no pool
 */
export function senderKeyFor(
  { config }: TriggerTarget,
  pool: TriggerTargets['pools'][number] | undefined,
  account: string,
): SenderKey & { readonly secret: string | undefined } {
  const secret = 'handler' in config ? undefined : pool?.senderKey?.secret;
  return {
    arn: pool ? senderKeyArn(pool, account) : senderKeyArn(sample.pool, sample.account),
    key: secret === undefined ? systemRandom.bytes(32) : Buffer.from(secret, 'base64'),
    secret,
  };
}

/**
 * Does something with a custom sender that finds in its environment what it decrypts codes with: the key for a raw AES
 * keyring, and for a KMS keyring an address that answers for KMS.
 */
export async function withSenderKey<T>(
  target: TriggerTarget,
  { key, account }: { readonly key: Uint8Array; readonly account: string },
  use: (target: TriggerTarget) => Promise<T>,
): Promise<T> {
  const { config } = target;
  if (!('handler' in config)) return use(target);
  const kms = await startKmsStandIn(key, account);
  const environment = {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    ...config.environment,
    AWS_ENDPOINT_URL_KMS: kms.origin,
    LIFEGUARD_SENDER_KEY: Buffer.from(key).toString('base64'),
  };
  try {
    return await use({ ...target, config: { ...config, environment } });
  } finally {
    await kms.close();
  }
}
