import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';

/** What people have met with user pools, in groups, and the causes that explain it, likeliest first. */
const modes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'reset and confirmation codes': {
    'A1 the code seems to have expired':
      'code-issued-to-another-client no-code-requested code-expired user-name-altered-on-the-way page-with-its-own-client',
    'A2 the code does not match':
      'code-mismatch code-replaced hidden-user-submits-code code-taken-over-with-more user-not-confirmable',
    'A3 the sign-up was confirmed twice': 'code-already-used',
    'A4 only the first code works': 'code-of-another-purpose code-replaced',
    'A5 too many attempts':
      'reset-requests-exceeded reset-attempts-exceeded sign-up-attempts-exceeded verification-attempts-exceeded change-password-attempts-exceeded',
    'A6 no verified address': 'no-verified-recovery recovery-by-administrator-only',
    'A7 the sign-in page cannot reset': 'no-verified-recovery recovery-by-administrator-only',
    'A8 not in the current state': 'reset-not-possible-in-status federated-user-without-password',
    'A9 the user is disabled': 'user-is-disabled',
    'A10 success and no mail': 'code-delivery-simulated ses-not-allowed-for-pool address-suppressed',
    'A11 there is no such user': 'user-not-found-for-client user-not-found user-name-in-another-case',
    'A12 a reset is required': 'password-reset-required',
    'A13 a reset is required and hidden': 'reset-required-hidden',
    'A14 the policy refuses the password': 'password-not-conforming',
    'A15 the password breaks a constraint': 'password-with-white-space input-breaks-constraints',
    'A16 the password was used before': 'password-used-before',
    'A17 confirmed already': 'sign-up-already-confirmed resend-to-confirmed-user',
    'A18 the alias exists': 'alias-taken alias-in-use',
    'A19 the user exists': 'username-taken address-taken user-exists',
    'A20 the invitation cannot be sent again': 'resend-to-confirmed-invitee',
    'A21 the link is dead next morning': 'code-expired',
  },
  'mail delivery': {
    'B1 the daily limit': 'daily-mail-limit',
    'B2 success and no mail by SES':
      'ses-not-allowed-for-pool ses-sandbox address-suppressed mail-taken-for-spam',
    'B3 the sandbox or an address not verified': 'ses-sandbox ses-identity-not-verified',
    'B4 the identity may not be used': 'ses-not-allowed-for-pool ses-identity-not-verified',
    'B5 the identity is in a wrong region': 'mail-identity-in-wrong-region',
    'B6 the sender is no address': 'from-address-invalid',
    'B7 the default text arrives': 'custom-message-ignored message-has-wrong-length message-without-place',
    'B8 the mail is in the spam folder': 'mail-taken-for-spam',
    'B9 some get none': 'address-suppressed code-delivery-simulated',
    'B10 the role for SMS': 'sms-role-not-trusted sms-role-may-not-publish sms-not-delivered',
    'B11 the custom sender is silent': 'custom-sender-silent custom-sender-without-key',
    'B12 the mail is late': 'mail-delayed',
    'B13 no log says why': 'delivery-not-logged',
  },
  'messages and links': {
    'C1 the pattern of the message':
      'message-lacks-placeholder message-has-forbidden-character message-has-wrong-length',
    'C2 the message is empty': 'message-is-empty',
    'C3 the placeholder is encoded': 'placeholder-encoded',
    'C4 the placeholder stands there': 'placeholder-not-replaced',
    'C5 a + becomes a space': 'user-name-altered-on-the-way',
    'C6 amp; in front of names': 'link-with-html-entities',
    'C7 3D in front of the code': 'link-read-undecoded',
    'C8 the link is wrapped': 'link-rewritten',
    'C9 a scanner was first': 'link-opened-by-scanner',
    'C10 the temporary password is wrong': 'temporary-password-misread',
    'C11 the wrong client in the link': 'link-names-wrong-client',
    'C12 no client in the link': 'link-without-client',
    'C13 the reset has a code, not a link': 'reset-has-no-link-template',
    'C14 templates are refused': 'message-template-lacks-placeholder message-without-place',
    'C15 a custom message with the default sender': 'custom-message-with-default-sender',
  },
  'signing in': {
    'D1 incorrect username or password':
      'wrong-password user-not-found-hidden reset-required-hidden user-name-in-another-case alias-not-active custom-auth-failed sign-in-at-another-pool migration-declined migration-failed-hidden temporary-password-misread srp-proof-wrong',
    'D2 not confirmed': 'user-not-confirmed',
    'D3 the temporary password has expired': 'temporary-password-expired',
    'D4 password attempts': 'password-attempts-exceeded',
    'D5 a new password is required': 'new-password-challenge-unhandled',
    'D6 the session has expired': 'session-expired',
    'D7 the session was used': 'session-already-used',
    'D8 the code or state is invalid': 'mfa-code-wrong first-factor-code-wrong',
    'D9 the authenticator app is refused': 'totp-setup-code-wrong',
    'D10 no custom sign-in': 'custom-auth-not-configured password-left-empty challenge-trigger-missing',
    'D11 a parameter is missing': 'missing-parameter',
    'D12 the username looks like an alias': 'username-looks-like-alias',
    'D13 the username should be an email': 'username-form-wrong',
    'D14 two accounts by case': 'two-users-by-case',
    'D15 a federated user with a password': 'federated-user-without-password',
    'D16 the client or pool does not exist': 'client-not-found pool-not-found pool-in-another-region',
    'D17 the code by mail is not offered': 'email-code-not-offered challenge-not-available',
    'D18 the field is too short': 'code-field-too-short',
  },
  'secrets, flows and settings': {
    'E1 no secret hash': 'secret-hash-missing',
    'E2 the secret hash is wrong': 'secret-hash-wrong secret-of-a-rotated-client',
    'E3 the secret hash is of the alias': 'secret-hash-of-alias',
    'E4 the flow is not enabled': 'flow-not-enabled flows-left-to-defaults',
    'E5 the flow belongs to another call': 'flow-not-for-this-call flow-not-enabled',
    'E6 names of flows are mixed': 'auth-flow-names-mixed',
    'E7 no flows are named': 'flows-left-to-defaults',
    'E8 an attribute may not be written':
      'attribute-not-writable write-attributes-never-writable write-attributes-unknown',
    'E9 settings are lost': 'settings-lost-by-update',
    'E10 lifetimes of tokens': 'refresh-token-outlived token-validity-out-of-range',
  },
  tokens: {
    'F1 the REST API says 401':
      'rest-api-expects-id-token rest-api-expects-scope access-token-expired issuer-of-another-pool token-source-differs api-not-deployed-again',
    'F2 the audience is not valid': 'audience-of-another-client audience-missing',
    'F3 the verifier refuses':
      'audience-of-another-client id-token-as-access-token access-token-as-id-token issuer-of-another-pool access-token-key-unknown',
    'F4 there is no audience': 'audience-missing',
    'F5 scopes are missing': 'access-token-lacks-scope access-token-of-a-client',
    'F6 the access token is invalid':
      'id-token-as-access-token access-token-unreadable access-token-key-unknown',
    'F7 revoked or expired': 'access-token-revoked access-token-expired',
    'F8 the issuer is not the domain': 'issuer-taken-for-domain',
    'F9 expired at once': 'clock-of-the-device-wrong',
    'F10 the signature is out of time': 'signature-out-of-time',
    'F11 the timestamp of SRP': 'timestamp-malformed',
    'F12 no supported provider': 'identity-pool-does-not-know-client access-token-as-id-token',
    'F13 the identity pool refuses':
      'identity-pool-token-expired identity-of-another-login identity-pool-without-guests',
    'F14 claims are missing': 'claims-missing',
    'F15 the token is too large': 'token-too-large',
  },
  'refreshing and signing out': {
    'G1 the refresh token is invalid':
      'refresh-token-of-another-client refresh-without-device rotation-replaces-this-flow refresh-token-unreadable',
    'G2 the refresh token was reused': 'refresh-token-reused',
    'G3 refreshes fail since rotation is on':
      'library-without-rotation rotation-replaces-this-flow refresh-flow-with-rotation',
    'G4 the refresh token was revoked': 'refresh-token-revoked',
    'G5 revocation is off': 'revocation-not-enabled',
    'G6 the user was deleted': 'refresh-token-user-deleted',
  },
  'sign-in pages and OAuth': {
    'H1 the redirect does not match':
      'redirect-uri-not-registered callback-url-with-wildcard callback-host-in-capitals',
    'H2 the client is not authorised': 'redirect-uri-differs-between-steps oauth-flow-not-allowed',
    'H3 OAuth is not enabled': 'client-without-oauth callback-host-in-capitals',
    'H4 the grant is invalid':
      'authorization-code-used authorization-code-expired pkce-verifier-wrong email-without-email-verified refresh-token-revoked',
    'H5 the client is invalid': 'client-authentication-failed secret-sent-for-public-client',
    'H6 the scope is invalid': 'requested-scope-not-allowed scope-does-not-exist',
    'H7 the request is invalid': 'error-of-provider-or-trigger',
    'H8 login pages are unavailable':
      'sign-in-page-of-unknown-client domain-missing sign-in-page-without-provider managed-login-without-branding',
    'H9 CORS at the token endpoint': 'token-endpoint-called-with-secret-from-browser error-page-without-cors',
    'H10 the custom domain is refused':
      'custom-domain-without-parent-record custom-domain-certificate-unusable custom-domain-taken domain-dns-not-pointed',
    'H11 the prefix is refused': 'domain-prefix-reserved',
    'H12 a callback URL is refused':
      'redirect-url-not-https redirect-url-with-fragment callback-url-missing default-redirect-not-listed',
    'H13 the logout ends in an error': 'logout-uri-not-registered logout-forms-mixed',
    'H14 the library finds no redirect': 'no-redirect-for-origin redirect-from-another-origin',
  },
  triggers: {
    'I1 access is denied': 'lambda-not-permitted no-such-function lambda-function-not-found',
    'I2 the function is being changed': 'lambda-refused',
    'I3 a timeout': 'trigger-timed-out function-timed-out',
    'I4 the function threw': 'handler-threw',
    'I5 the output is not recognised':
      'answer-breaks-contract answer-changes-event answer-in-another-spelling answer-of-another-version',
    'I6 the output is no JSON': 'handler-answered-nothing answer-is-not-json',
    'I7 confirmed in spite of an error': 'post-trigger-failed-after-change',
    'I8 claims are absent': 'claims-only-in-id-token feature-not-in-tier answer-of-another-version',
    'I9 a machine has no user': 'machine-event-without-user',
    'I10 the trigger runs for nobody': 'trigger-for-unknown-user',
    'I11 a function in another region': 'trigger-in-another-region',
    'I12 the event does not fit the type': 'event-read-into-wrong-type',
    'I13 auto-verify without an address': 'auto-verify-without-address auto-verify-without-auto-confirm',
    'I14 the trigger sets itself off': 'trigger-calls-itself lambda-throttled',
    'I15 the function is gone': 'no-such-function',
  },
  'factors, providers, limits and clients': {
    'J1 MFA without SMS': 'mfa-without-sms',
    'J2 e-mail MFA without SES': 'email-mfa-without-own-sender',
    'J3 the factor is not found': 'software-token-missing software-token-not-offered factor-not-offered',
    'J4 everybody is stuck at MFA_SETUP': 'enforced-without-enrolment',
    'J5 the SAML response is invalid': 'sign-in-begun-at-provider',
    'J6 an entry is found already': 'first-sign-in-after-link-fails',
    'J7 attributes of the provider': 'required-attribute-not-mapped mapped-attribute-immutable',
    'J8 the provider does not exist': 'provider-not-in-pool',
    'J9 too many requests': 'quota-exceeded',
    'J10 the firewall blocks': 'blocked-by-firewall challenged-by-firewall',
    'J11 CORS':
      'error-page-without-cors host-misspelt request-blocked-in-browser content-security-policy-refuses',
    'J12 ids are wrong or missing': 'pool-id-malformed ids-missing-in-build',
    'J13 not configured': 'library-not-configured',
    'J14 signed in already': 'already-signed-in',
    'J15 not signed in': 'not-signed-in',
    'J16 the schema is refused':
      'custom-attribute-required attribute-name-too-long attribute-named-twice attribute-length-order schema-cannot-change',
    'J17 aliases and username attributes': 'alias-and-username-attributes',
    'J18 emulators differ': 'emulator-differs error-not-of-the-operation',
  },
};

const catalogue = await readCatalogue();

for (const [group, rows] of Object.entries(modes))
  describe(group, () => {
    for (const [mode, ids] of Object.entries(rows))
      test(mode, () => {
        const missing = ids.split(' ').filter(id => !catalogue.has(id));
        assert.deepEqual(missing, []);
      });
  });

test('all modes are there', () => {
  const counts = { A: 21, B: 13, C: 15, D: 18, E: 10, F: 15, G: 6, H: 14, I: 15, J: 18 };
  const expected = Object.entries(counts).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
  const keys = Object.values(modes).flatMap(rows => Object.keys(rows).map(mode => mode.split(' ')[0]));
  assert.deepEqual(keys, expected);
});
