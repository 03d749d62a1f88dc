import { clientIdForm } from '../pool/client-id.ts';
import { poolIdForm, regionForm } from '../pool/pool-id.ts';
import type { Known } from './known.ts';
import { askedPoolId, sender } from './sender.ts';

/**
 * A command with what is known in the place of POOL_ID, CLIENT_ID and REGION, where it has the form of one; all else in
 * capitals stays for the reader to fill in.
 *
 * @example
 * settledBy: filledIn('aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME')
 */
export function filledIn(command: string): (known: Known) => string {
  return known => {
    // Values may come from a recording or a token, and people paste the command into a shell.
    const pool = askedPoolId(known);
    const client = sender(known) ?? known.links.find(({ clientId }) => clientId)?.clientId;
    const values: Readonly<Record<string, string | undefined>> = {
      POOL_ID: ofForm(poolIdForm, pool),
      CLIENT_ID: ofForm(clientIdForm, client),
      REGION: ofForm(regionForm, pool?.split('_')[0]),
    };
    return command.replace(/\b(?:POOL_ID|CLIENT_ID|REGION)\b/g, word => values[word] ?? word);
  };
}

function ofForm(form: RegExp, value: string | undefined): string | undefined {
  return value !== undefined && form.test(value) ? value : undefined;
}
