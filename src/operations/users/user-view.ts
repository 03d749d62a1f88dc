import type { Output } from '../../model/operation.ts';
import type { User } from '../../pool/user.ts';

type UserView = NonNullable<Output<'AdminCreateUser'>['User']>;

/**
 * The user's attributes as the API lists them, `sub` last (observed): those of
 * the names, or all without names.
 */
export function attributeList(user: User, names: readonly string[] = []): { Name: string; Value: string }[] {
  return [...Object.entries(user.attributes), ['sub', user.sub] as const]
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([Name, Value]) => ({ Name, Value }));
}

type ShownFacts = Required<Omit<UserView, 'Attributes' | 'MFAOptions'>> & Pick<UserView, 'MFAOptions'>;

/** What the API shows of a user beside its attributes. */
export function userFacts(user: User): ShownFacts {
  return {
    ...(user.mfaOptions && { MFAOptions: user.mfaOptions }),
    Enabled: user.enabled,
    UserCreateDate: new Date(user.createdAt),
    UserLastModifiedDate: new Date(user.modifiedAt),
    UserStatus: user.status,
    Username: user.username,
  };
}
