import { CallRefused } from './call-refused.ts';
import type { ClientSubject } from './client-subject.ts';
import { unknownSecret } from './obstacle.ts';
import type { ClientPorts } from './probe-ports.ts';
import { secretHashFor } from './secret-hash.ts';
import type { Stage } from './stage.ts';
import { Unexpected } from './unexpected.ts';

/** Nobody signs up by themselves where pools.yaml says that the pool is closed. */
export const lockdownStages: readonly Stage<ClientPorts, ClientSubject>[] = [
  { name: 'sign-up', run: signUpIsRefused },
];

/** Why the journey is none of a client's; undefined where it is. */
export function whyNoLockdown({ pool, client }: ClientSubject): string | undefined {
  if (pool.signUp !== 'closed') return `The pool ${pool.name} lets people sign up (signUp: open).`;
  return unknownSecret(client);
}

/**
 * Signs up with a password of one character, where every policy asks for six at least: a pool that is closed says so before
 * it looks at the password (observed), and one that is open refuses the password, so that nobody is created.
 */
async function signUpIsRefused({ call, random }: ClientPorts, subject: ClientSubject): Promise<string> {
  const Username = `lifeguard-probe-${random.uuid()}@example.com`;
  const hash = secretHashFor(subject, Username);
  const input = { ClientId: subject.clientId, Username, Password: 'x', ...(hash && { SecretHash: hash }) };
  try {
    await call('SignUp', input);
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const { type, shown } = error;
    if (type === 'NotAuthorizedException' && /sign-?up is not permitted/i.test(shown)) {
      return 'refused: only an administrator creates users';
    }
    if (type === 'InvalidPasswordException') {
      throw new Unexpected('sign-up is open: only the password was refused', { cause: error });
    }
    throw error;
  }
  throw new Unexpected('sign-up is open: somebody was created by it');
}
