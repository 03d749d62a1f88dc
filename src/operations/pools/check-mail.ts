import { developerMailWithoutIdentity } from '../../causes/settings/developer-mail-without-identity.ts';
import { fromAddressInvalid } from '../../causes/settings/from-address-invalid.ts';
import { mailIdentityInWrongRegion } from '../../causes/settings/mail-identity-in-wrong-region.ts';
import type { PoolInput } from '../../pool/pool-defaults.ts';

const regionsForAll: readonly string[] = ['eu-west-1', 'us-east-1', 'us-west-2'];
const address = /^[^\s<>@]+@[^\s<>@]+$/;
const nameWithAddress = /^[^<>]*<([^<>]+)>\s*$/;

/**
 * Holds EmailConfiguration to what can be known without asking SES; whether the identity exists, is verified
 * and may be used, only AWS can say.
 *
 * @throws developer-mail-without-identity, mail-identity-in-wrong-region, from-address-invalid
 */
export function checkMail(
  { EmailConfiguration = {} }: PoolInput,
  { region }: { readonly region: string },
): void {
  const { EmailSendingAccount, SourceArn, From } = EmailConfiguration;
  if (EmailSendingAccount === 'DEVELOPER' && SourceArn === undefined) throw developerMailWithoutIdentity({});
  // The three regions are observed; the pool's own is documented.
  const identityRegion = SourceArn?.split(':')[3];
  if (identityRegion !== undefined && ![...regionsForAll, region].includes(identityRegion)) {
    throw mailIdentityInWrongRegion({ region: identityRegion });
  }
  if (From !== undefined && !address.test((nameWithAddress.exec(From)?.[1] ?? From).trim())) {
    throw fromAddressInvalid({ from: From });
  }
}
