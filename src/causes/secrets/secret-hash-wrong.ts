import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';
import { secretOfClient } from '../secret-of-client.ts';

export const secretHashWrong = defineCause<{ client: string; user: string }>({
  id: 'secret-hash-wrong',
  title: 'The SECRET_HASH is not that of the user name and client',
  shows: {
    type: 'NotAuthorizedException',
    message: ({ client }) => `Unable to verify secret hash for client ${client}`,
  },
  means:
    'The hash must be base64 of HMAC-SHA256 over user name followed by client id, keyed by the ' +
    "client's secret. This one is not.",
  toldApart:
    'Made with another secret, over another user name than the one sent (the canonical one in later ' +
    'steps), in another order, or in hexadecimal.',
  fix:
    'Compute it over the very user name of the request; for refresh and challenges over the canonical ' +
    "user name (the token's username).",
  likely: 40,
  seen: [
    {
      at: 'API',
      error: 'NotAuthorizedException',
      text: 'SecretHash does not match for the client: <client>',
    },
  ],
  judge: judgedBy(function* (known) {
    yield* secretOfClient(known);
    const call = known.calls.findLast(
      ({ outcome, hasSecretHash }) => outcome === 'failed' && hasSecretHash !== undefined,
    );
    if (call)
      yield call.hasSecretHash
        ? speaksFor(`The call of ${call.operation} had a SECRET_HASH.`)
        : rulesOut(`The call of ${call.operation} had no SECRET_HASH.`);
    if (call?.authFlow?.startsWith('REFRESH_TOKEN'))
      yield speaksAgainst('The call was a refresh, for which the alias is the usual mistake.');
  }),
  settledBy: () => "printf '%s' 'USER_NAMECLIENT_ID' | openssl dgst -sha256 -hmac 'SECRET' -binary | base64",
  source: documented('signing-up-users-in-your-app'),
});
