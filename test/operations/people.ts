import { emailPoolId, poolId } from './described.ts';
import type { Wire } from './wire.ts';

/** A user whom a test made. */
export interface Person {
  /** As submitted. */
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What is special about a user; one is confirmed and has a verified mail address otherwise. */
export interface Traits {
  readonly pool?: string;
  readonly status?: 'CONFIRMED' | 'UNCONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED';
  readonly disabled?: boolean;
  /** Attributes beside or in place of the mail address, which is verified unless this says otherwise. */
  readonly attributes?: Readonly<Record<string, string>>;
}

let count = 0;

/** Makes a user of its own for a test, so that no limit or state of another test is met. */
export async function person(wire: Wire, traits: Traits = {}): Promise<Person> {
  count += 1;
  const { pool = poolId, status = 'CONFIRMED', disabled = false } = traits;
  const email = `person${count}@example.com`;
  const name = pool === emailPoolId ? email : `person${count}`;
  const password = `First-Password-${count}`;
  const given = { email, email_verified: 'true', ...traits.attributes };
  const UserAttributes = Object.entries(given)
    .filter(([, Value]) => Value !== '')
    .map(([Name, Value]) => ({ Name, Value }));
  const who = { UserPoolId: pool, Username: name };
  if (status === 'UNCONFIRMED') {
    const client = wire.pools.find(({ id }) => id === pool)?.clients[0];
    await wire.ok('SignUp', {
      ClientId: client?.id,
      Username: name,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: email }],
    });
    if (traits.attributes) await wire.ok('AdminUpdateUserAttributes', { ...who, UserAttributes });
  } else {
    const isTemporary = status === 'FORCE_CHANGE_PASSWORD';
    await wire.ok('AdminCreateUser', {
      ...who,
      UserAttributes,
      TemporaryPassword: isTemporary ? password : `Temporary-Password-${count}`,
      MessageAction: 'SUPPRESS',
    });
    if (!isTemporary) {
      await wire.ok('AdminSetUserPassword', { ...who, Password: password, Permanent: true });
    }
    if (status === 'RESET_REQUIRED') await wire.ok('AdminResetUserPassword', who);
  }
  if (disabled) await wire.ok('AdminDisableUser', who);
  return { name, email, password };
}

/** The code of the newest message to that address, read as its recipient reads it. */
export async function codeFor(
  wire: Wire,
  { email }: Pick<Person, 'email'>,
  client?: string,
): Promise<string> {
  const mail = await wire.mail.latest({ to: email, ...(client !== undefined && { client }) });
  const code = mail?.codes[0];
  if (code === undefined) throw new Error(`no code was sent to ${email}`);
  return code;
}

/** Another code than that. */
export function wrong(code: string): string {
  return code === '123456' ? '654321' : '123456';
}
