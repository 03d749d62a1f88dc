/** Areas of causes that bite only some operations; all other areas may be behind any. */
const special = new Set([
  ...['reset', 'sign-up', 'sign-in', 'mfa', 'passkeys', 'devices', 'groups', 'providers', 'links'],
  ...['resource-servers', 'sessions', 'events'],
]);

/** Which of the special areas an operation can run into. */
const rows: readonly (readonly [operation: RegExp, areas: readonly string[]])[] = [
  [/^(?:ConfirmForgotPassword|ForgotPassword|AdminResetUserPassword)$/, ['reset', 'links']],
  [/^(?:SignUp|ConfirmSignUp|ResendConfirmationCode|AdminConfirmSignUp)$/, ['sign-up', 'reset', 'links']],
  [/(?:VerifyUserAttribute|GetUserAttributeVerificationCode|UpdateUserAttributes)$/, ['reset', 'sign-up']],
  [
    /^(?:Admin)?(?:InitiateAuth|RespondToAuthChallenge)$/,
    ['sign-in', 'mfa', 'passkeys', 'devices', 'sessions'],
  ],
  [/^(?:GetTokensFromRefreshToken|RevokeToken)$/, ['sign-in', 'devices', 'sessions']],
  [/SoftwareToken|MFA|Mfa/, ['mfa']],
  [/WebAuthn/, ['passkeys']],
  [/Device/, ['devices']],
  [/Group/, ['groups']],
  [/Provider/, ['providers']],
  [/ResourceServer/, ['resource-servers']],
  [/AuthEvent/, ['events']],
];

/** Whether causes of that area can be behind a failure of the operation; so they can where nothing is known of it. */
export function areaFits(area: string, operation: string | undefined): boolean {
  if (operation === undefined || !special.has(area)) return true;
  const row = rows.find(([pattern]) => pattern.test(operation));
  return row === undefined || row[1].includes(area);
}
