import { clientIn } from '../api-call.ts';
import { invariant, notSeen } from '../invariant.ts';

/** A code is bound to the app client that issued it; another gets ExpiredCodeException (documented by its users). */
export const returnsToIssuer = invariant(
  'returns-to-issuer',
  'The code goes back to the app client that the link names.',
  ['client'],
  ({ occasion: { client }, calls, pools }) => {
    const [call] = calls;
    const sent = call && clientIn(call);
    if (!call) return notSeen;
    if (sent === client.id) return undefined;
    const other = pools.clients.find(({ id }) => id === sent);
    const whose = other ? `${other.id} (${other.poolName} / ${other.name})` : (sent ?? 'no app client');
    return `The link names ${client.id}, and the page sent the code to ${whose}: Cognito would answer ExpiredCodeException.`;
  },
);
