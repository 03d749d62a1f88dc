import type { DescribedUser } from '../pool/described-user.ts';
import type { SomeUsers } from '../surroundings/cognito-reads.ts';

/** How many users of some are so, in words that are true where not all were read. */
export function userCount(
  { users, areAll }: SomeUsers,
  isSo: (user: DescribedUser) => boolean,
): string | undefined {
  const count = users.filter(isSo).length;
  if (count === 0) return undefined;
  return areAll ? String(count) : `${count} or more`;
}

/** What was looked through, as a source of evidence; for users that no filter has chosen. */
export function readUsers({ users, areAll }: SomeUsers): string {
  return areAll ? `of ${users.length} users` : `of the first ${users.length} users`;
}
