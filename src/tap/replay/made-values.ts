import type { Random } from '../../pool/random.ts';
import type { MarkKind } from '../marks.ts';
import type { RecordedCall } from '../recording-line.ts';

/** Where a password is set and not proven: any that conforms will do. */
const setsPassword = /^(?:Password|TemporaryPassword|ProposedPassword|ChallengeResponses\.NEW_PASSWORD)$/;

/** The operations that make users, so that who they are may be made up. */
const makesUsers = /^(?:SignUp|AdminCreateUser)$/;

/** Passwords that break the rule of which the service spoke. */
const nonconforming: readonly (readonly [message: RegExp, password: string])[] = [
  [/not long enough/, 'Aa1!'],
  [/uppercase/, 'lower-case-only-1!'],
  [/lowercase/, 'UPPER-CASE-ONLY-1!'],
  [/numeric/, 'No-Number-At-All!'],
  [/symbol/, 'NoSymbolAtAll1'],
];

/**
 * Makes up what a mark may stand for; undefined where the target must have given it, or a person must say it.
 *
 * @param path of the mark in the input of the call
 */
export function madeValue(
  kind: MarkKind,
  path: string,
  call: RecordedCall,
  random: Random,
): string | undefined {
  const unique = random.bytes(6).toString('hex');
  const isNewUser = makesUsers.test(call.operation);
  switch (kind) {
    case 'password': {
      const rule = call.error?.type === 'InvalidPasswordException' ? (call.error.message ?? '') : '';
      const broken = nonconforming.find(([message]) => message.test(rule))?.[1];
      if (broken !== undefined) return broken;
      // One that failed to prove itself was wrong, and any other is wrong too.
      return setsPassword.test(path) || call.outcome === 'failed' ? `Rp-7!${unique}Zq` : undefined;
    }
    case 'email':
      return isNewUser || path.startsWith('UserAttributes') ? `replay-${unique}@example.com` : undefined;
    case 'phone':
      return isNewUser || path.startsWith('UserAttributes')
        ? `+1555${String(random.below(10_000_000)).padStart(7, '0')}`
        : undefined;
    case 'user':
      return isNewUser ? `replay-${unique}` : undefined;
    case 'attribute':
    case 'metadata':
      return `replay ${unique}`;
    default:
      return undefined;
  }
}

/** A code that is none of those that were sent. */
export function wrongCode(sent: string | undefined): string {
  return sent === '000000' ? '111111' : '000000';
}
