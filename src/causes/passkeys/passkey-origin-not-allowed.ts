import { defineCause } from '../cause.ts';

/** The text is inferred: the service documents the error only. */
export const passkeyOriginNotAllowed = defineCause<{ user: string; origin: string; relyingParty: string }>({
  id: 'passkey-origin-not-allowed',
  title: 'The page may not make passkeys for the relying party of the pool',
  shows: { type: 'WebAuthnOriginNotAllowedException', message: 'The origin is not allowed.' },
  means:
    'The page that made the passkey is neither on the host of the relying party nor on one below it, is ' +
    'not served over https (http is taken on localhost only), or stands in a frame of another site.',
  toldApart: 'The facts show the origin that the browser told, and the relying party of the pool.',
  fix: 'Set RelyingPartyId to the host of the page or to a domain above it, and serve the page over https.',
});
