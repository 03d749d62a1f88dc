import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const tooManyPasskeys = defineCause<{ user: string; limit: number }>({
  id: 'too-many-passkeys',
  title: 'The user has as many passkeys as may be',
  shows: { type: 'LimitExceededException', message: 'Passkey limit exceeded for the user.' },
  means: 'A user may have twenty passkeys, and this one has them.',
  toldApart: 'ListWebAuthnCredentials shows them.',
  fix: 'Delete one that is not used any more with DeleteWebAuthnCredential.',
});
