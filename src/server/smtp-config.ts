import type { PoolsFile } from '../config/pools-file.ts';
import type { SmtpConfig } from '../delivery/smtp.ts';

/** The mail server of pools.yaml; undefined where mail stays in the mailbox. */
export function smtpOf({ mail: { smtp } }: Pick<PoolsFile, 'mail'>): SmtpConfig | undefined {
  if (!smtp) return undefined;
  const { host, port, tls, username: user, password } = smtp;
  return {
    host,
    port,
    tls,
    ...(user !== undefined && password !== undefined && { auth: { user, password } }),
  };
}
