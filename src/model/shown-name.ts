/**
 * A member's name as the service prints it in messages: `ClientId` is
 * `clientId`, `MFAOptions` is `mFAOptions`.
 */
export function shownName(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1);
}
