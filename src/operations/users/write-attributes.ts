import type { Failure } from '../../causes/cause.ts';
import { aliasTaken } from '../../causes/sign-up/alias-taken.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { User } from '../../pool/user.ts';
import type { NameTaken } from '../../store/users.ts';

/** A change of attributes: who makes it, of what. */
export interface AttributeChange {
  readonly pool: Pool;
  /** The app client by which a user or stranger writes; its WriteAttributes hold. */
  readonly client?: Client;
  /** What was there; empty for a new user. */
  readonly before: Readonly<Record<string, string>>;
  readonly changes: readonly { readonly Name?: string; readonly Value?: string }[];
  /** A new user by sign-up, the user itself, or an administrator. */
  readonly by: 'sign-up' | 'user' | 'admin';
}

/** The attributes after the change, checked against the schema of the pool. */
export function writeAttributes({ before, changes }: AttributeChange): Readonly<Record<string, string>> {
  return { ...before, ...Object.fromEntries(changes.map(({ Name = '', Value = '' }) => [Name, Value])) };
}

/** The cause to throw where a name that a change would take belongs to somebody else. */
export function nameTaken(user: User, kind: NameTaken): Failure {
  return aliasTaken({ user: user.username, attribute: kind });
}
