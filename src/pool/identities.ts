import type { User } from './user.ts';

/** An identity of an external provider, as the attribute `identities` holds it (observed). */
export interface Identity {
  /** The provider's own name for the user. */
  readonly userId: string;
  readonly providerName: string;
  readonly providerType: string;
  readonly issuer: string | null;
  /**
   * Whether the account began with this identity; one that was linked to an account that was there did not.
   */
  readonly primary: boolean;
  /** Milliseconds since 1970. */
  readonly dateCreated: number;
}

/** Which user of which provider: how a link is named. */
export interface IdentityName {
  readonly provider: string;
  /** The provider's attribute that tells its users apart; `Cognito_Subject` for its own name for them. */
  readonly attribute: string;
  readonly value: string;
}

/** Providers whose name is their type (documented). */
const social: readonly string[] = ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];

/** The identities that sign in to a user's account. */
export function identitiesOf({ attributes }: Pick<User, 'attributes'>): readonly Identity[] {
  // No schema has the attribute, so no request sets it: withIdentities alone writes it.
  return JSON.parse(attributes.identities ?? '[]') as readonly Identity[];
}

/** The attributes with these identities among them; without any, the attribute is absent. */
export function withIdentities(
  { identities: _, ...attributes }: User['attributes'],
  identities: readonly Identity[],
): User['attributes'] {
  return identities.length === 0 ? attributes : { ...attributes, identities: JSON.stringify(identities) };
}

/** An identity that is linked to an account that was there before it. */
export function linkedIdentity({ provider, value }: IdentityName, now: number): Identity {
  return {
    userId: value,
    providerName: provider,
    providerType: social.includes(provider) ? provider : 'OIDC',
    issuer: null,
    primary: false,
    dateCreated: now,
  };
}

/** The attribute as the claim of an ID token: truth values and numbers are strings there (observed). */
export function identityClaims(attribute: string): Readonly<Record<string, string | null>>[] {
  return identitiesOf({ attributes: { identities: attribute } }).map(identity => ({
    ...identity,
    primary: String(identity.primary),
    dateCreated: String(identity.dateCreated),
  }));
}
