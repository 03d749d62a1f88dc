import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyNotFound = defineCause<{ user: string }>({
  id: 'passkey-not-found',
  title: 'The user has no passkey of that id',
  shows: { type: 'ResourceNotFoundException', message: 'Credential not found.' },
  means:
    "CredentialId of DeleteWebAuthnCredential names none of the signed-in user's passkeys: it was deleted" +
    ' before, or is of another user.',
  toldApart: 'ListWebAuthnCredentials shows the ids.',
  fix: 'Take CredentialId from ListWebAuthnCredentials of the same user.',
});
