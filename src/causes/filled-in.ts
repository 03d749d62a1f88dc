import type { Known } from './known.ts';
import { askedPoolId, sender } from './sender.ts';

/**
 * A command with what is known in the place of POOL_ID, CLIENT_ID and REGION; all else in capitals stays for the
 * reader to fill in.
 *
 * @example
 * settledBy: filledIn('aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME')
 */
export function filledIn(command: string): (known: Known) => string {
  return known => {
    const pool = askedPoolId(known);
    const values: Readonly<Record<string, string | undefined>> = {
      POOL_ID: pool,
      CLIENT_ID: sender(known) ?? known.links.find(({ clientId }) => clientId)?.clientId,
      REGION: pool?.split('_')[0],
    };
    return command.replace(/\b(?:POOL_ID|CLIENT_ID|REGION)\b/g, word => values[word] ?? word);
  };
}
