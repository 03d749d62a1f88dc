/** Members whose values are secret, wherever they stand in an input or an answer. */
const names = new Set([
  ...['Password', 'PreviousPassword', 'ProposedPassword', 'TemporaryPassword', 'PASSWORD', 'NEW_PASSWORD'],
  ...['ConfirmationCode', 'Session', 'SecretHash', 'SECRET_HASH', 'ClientSecret', 'password', 'secret'],
  ...['Secret', 'ClientSecretValue'],
  ...['AccessToken', 'IdToken', 'RefreshToken', 'REFRESH_TOKEN', 'ACCESS_TOKEN', 'Token'],
  ...['SecretCode', 'UserCode', 'SOFTWARE_TOKEN_MFA_CODE', 'SMS_MFA_CODE', 'EMAIL_OTP_CODE'],
  ...['SRP_A', 'SRP_B', 'SECRET_BLOCK', 'PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE'],
]);

/** The secrets in an input or an answer. */
export function secretsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    names.has(name) && typeof inner === 'string' && isSecret(inner) ? [inner] : secretsIn(inner),
  );
}

/** What is shorter, or breaks the form that the API demands, is no secret that could be used. */
function isSecret(text: string): boolean {
  return text.length >= 6 && /^\S+$/.test(text);
}

/** Which secrets stand where they must not, without printing them. */
export function leaked(
  secrets: Iterable<string>,
  places: Readonly<Record<string, readonly string[]>>,
): string[] {
  return [...secrets].flatMap(secret => {
    // A code is six digits, which may be part of a time or an id by chance: it counts where it stands alone.
    const alone = /^\d+$/.test(secret) ? new RegExp(`(?<![\\w-])${secret}(?![\\w-])`) : undefined;
    const isIn = (text: string) => alone?.test(text) ?? text.includes(secret);
    return Object.entries(places)
      .filter(([, texts]) => texts.some(isIn))
      .map(([place]) => `a secret of ${secret.length} characters is in the ${place}`);
  });
}
