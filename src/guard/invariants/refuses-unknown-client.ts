import { clientIn } from '../api-call.ts';
import { invariant } from '../invariant.ts';

/** A page that sends a code to any app client that a link names can be used against the users of another. */
export const refusesUnknownClient = invariant(
  'refuses-unknown-client',
  'A link with an unknown app client is refused, unless pools.yaml accepts any.',
  ['unknown client'],
  ({ occasion: { client }, calls, pools: { acceptsAnyClient } }) => {
    const [call] = calls;
    if (!call)
      return acceptsAnyClient ? 'pools.yaml accepts any app client, and the page called nothing.' : undefined;
    const sent = clientIn(call);
    if (!acceptsAnyClient)
      return `The page sent the code, the user and the new password to ${sent === client.id ? 'that app client' : sent}.`;
    return sent === client.id
      ? undefined
      : `The page sent the code to ${sent}, and not to the app client of the link.`;
  },
);
