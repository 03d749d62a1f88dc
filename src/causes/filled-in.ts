import type { Known } from './known.ts';
import { askedPoolId, sender } from './sender.ts';

/** How the values look. They may come from a recording or a token, and people paste the command into a shell. */
const forms = {
  pool: /^[a-z]{2}(?:-[a-z]+)+-\d_[0-9A-Za-z]{1,45}$/,
  client: /^[\w+]{1,128}$/,
  region: /^[a-z]{2}(?:-[a-z]+)+-\d$/,
} as const;

/**
 * A command with what is known in the place of POOL_ID, CLIENT_ID and REGION, where it has the form of one; all else in
 * capitals stays for the reader to fill in.
 *
 * @example
 * settledBy: filledIn('aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME')
 */
export function filledIn(command: string): (known: Known) => string {
  return known => {
    const pool = askedPoolId(known);
    const client = sender(known) ?? known.links.find(({ clientId }) => clientId)?.clientId;
    const values: Readonly<Record<string, string | undefined>> = {
      POOL_ID: ofForm(forms.pool, pool),
      CLIENT_ID: ofForm(forms.client, client),
      REGION: ofForm(forms.region, pool?.split('_')[0]),
    };
    return command.replace(/\b(?:POOL_ID|CLIENT_ID|REGION)\b/g, word => values[word] ?? word);
  };
}

function ofForm(form: RegExp, value: string | undefined): string | undefined {
  return value !== undefined && form.test(value) ? value : undefined;
}
