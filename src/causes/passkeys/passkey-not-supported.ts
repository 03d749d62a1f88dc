import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyNotSupported = defineCause<{ user: string; reason: string }>({
  id: 'passkey-not-supported',
  title: 'The passkey is of a kind that the pool does not take',
  shows: { type: 'WebAuthnCredentialNotSupportedException', message: 'The credential is not supported.' },
  means:
    'The authenticator made a key of an algorithm that was not asked for, or did not verify its user ' +
    'although the pool demands it.',
  toldApart: 'The fact `reason` says which.',
  fix:
    'Hand `pubKeyCredParams` and `authenticatorSelection` to the browser unchanged, or use an ' +
    'authenticator that verifies its user by a finger, face or PIN.',
});
