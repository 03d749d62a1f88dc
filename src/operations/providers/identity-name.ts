import { identityIncomplete } from '../../causes/providers/identity-incomplete.ts';
import type { Input } from '../../model/operation.ts';
import type { IdentityName } from '../../pool/identities.ts';

type Given = Input<'AdminLinkProviderForUser'>['SourceUser'];

/** By which ProviderName the pool's own users are called (documented). */
const local = 'Cognito';

/** Whether it names a user of the pool itself, by username. */
export function isLocal({ ProviderName }: Given): boolean {
  return ProviderName === local;
}

/**
 * The username of a user of the pool itself.
 *
 * @throws identity-incomplete
 */
export function usernameIn(member: string, { ProviderAttributeValue }: Given): string {
  if (!ProviderAttributeValue) throw identityIncomplete({ member, lacks: 'ProviderAttributeValue' });
  return ProviderAttributeValue;
}

/**
 * The identity of an external provider that a call names.
 *
 * @throws identity-incomplete
 */
export function identityIn(
  member: string,
  { ProviderName, ProviderAttributeName, ProviderAttributeValue }: Given,
): IdentityName {
  if (!ProviderName) throw identityIncomplete({ member, lacks: 'ProviderName' });
  if (!ProviderAttributeName) throw identityIncomplete({ member, lacks: 'ProviderAttributeName' });
  if (!ProviderAttributeValue) throw identityIncomplete({ member, lacks: 'ProviderAttributeValue' });
  return { provider: ProviderName, attribute: ProviderAttributeName, value: ProviderAttributeValue };
}
