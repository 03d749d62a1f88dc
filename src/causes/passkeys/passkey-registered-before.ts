import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyRegisteredBefore = defineCause<{ user: string }>({
  id: 'passkey-registered-before',
  title: 'The user has registered this passkey already',
  shows: { type: 'InvalidParameterException', message: 'The credential is already registered.' },
  means:
    'The user has a passkey of the same id. Authenticators make a new one each time, so the same answer ' +
    'was sent again with another challenge, or an authenticator misbehaves.',
  toldApart: 'ListWebAuthnCredentials shows the id.',
  fix:
    'Do nothing: the passkey is there. Hand `excludeCredentials` to the browser unchanged, and it asks ' +
    'for no second one.',
});
