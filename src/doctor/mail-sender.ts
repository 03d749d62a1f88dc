import type { DescribedPool } from '../surroundings/cognito-reads.ts';

/** The identity of SES that a pool sends its mail by. */
export interface MailSender {
  /** An address or a domain. */
  readonly identity: string;
  /** The region of SES that it is in. */
  readonly region: string;
  readonly account: string;
  /** The domain of the address that mails come from. */
  readonly domain: string;
  readonly configurationSet?: string;
}

/** What checks of SES say of a pool that does not send by it. */
export const noOwnSender: { readonly notApplicable: string } = {
  notApplicable: 'the pool does not send by an identity of its own',
};

/** The sender of a pool; undefined where it sends by Cognito's own, or leaves mail to a function. */
export function mailSender({ EmailConfiguration, LambdaConfig }: DescribedPool): MailSender | undefined {
  const { EmailSendingAccount, SourceArn, From, ConfigurationSet } = EmailConfiguration ?? {};
  if (EmailSendingAccount !== 'DEVELOPER' || SourceArn === undefined || LambdaConfig?.CustomEmailSender)
    return undefined;
  const identity = SourceArn.split(':identity/')[1];
  const [, , , region = '', account = ''] = SourceArn.split(':');
  if (identity === undefined) return undefined;
  const address = /<([^<>]+)>\s*$/.exec(From ?? '')?.[1] ?? From ?? identity;
  return {
    identity,
    region,
    account,
    domain: (address.split('@')[1] ?? identity).toLowerCase(),
    ...(ConfigurationSet !== undefined && { configurationSet: ConfigurationSet }),
  };
}
