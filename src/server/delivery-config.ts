import type { PoolsFile } from '../config/pools-file.ts';
import type { DeliveryConfig } from '../delivery/create-delivery.ts';

/** How messages leave the service, by pools.yaml; undefined where they stay in the mailbox. */
export function deliveryOf({
  mail: { smtp, ses },
  sms,
}: Pick<PoolsFile, 'mail' | 'sms'>): Omit<DeliveryConfig, 'mailbox'> {
  return { mail: ses ? { ses } : smtp && { smtp: serverOf(smtp) }, sms: sms.sns && { sns: sms.sns } };
}

function serverOf({ host, port, tls, username: user, password }: NonNullable<PoolsFile['mail']['smtp']>) {
  const auth = user !== undefined && password !== undefined ? { auth: { user, password } } : {};
  return { host, port, tls, ...auth };
}
