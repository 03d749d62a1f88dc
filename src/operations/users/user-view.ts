import type { Output } from '../../model/operation.ts';
import type { User } from '../../pool/user.ts';

/** A user as AdminCreateUser and ListUsers show it. */
export type UserView = NonNullable<Output<'AdminCreateUser'>['User']>;

/** The user's attributes as the API lists them: `sub` last (observed). */
export function attributeList(
  user: User,
  names: (name: string) => boolean = () => true,
): { Name: string; Value: string }[] {
  return [...Object.entries(user.attributes), ['sub', user.sub] as const]
    .filter(([name]) => names(name))
    .map(([Name, Value]) => ({ Name, Value }));
}

/** What the API shows of a user beside its attributes. */
export function userFacts(user: User): Required<Omit<UserView, 'Attributes' | 'MFAOptions'>> {
  return {
    Enabled: user.enabled,
    UserCreateDate: new Date(user.createdAt),
    UserLastModifiedDate: new Date(user.modifiedAt),
    UserStatus: user.status,
    Username: user.username,
  };
}
