import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyOfAnotherClient = defineCause<{ user: string; startedBy: string; completedBy: string }>({
  id: 'passkey-of-another-client',
  title: 'Another app client started the registration of the passkey',
  shows: {
    type: 'WebAuthnClientMismatchException',
    message: 'The registration was started by another app client.',
  },
  means:
    'The access token of CompleteWebAuthnRegistration comes from another app client than that of ' +
    'StartWebAuthnRegistration.',
  toldApart: 'The facts name both clients.',
  fix: 'Use the same access token, or one of the same app client, for both calls.',
});
