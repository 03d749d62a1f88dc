import { tokenLifetimes } from '../../../pool/token-lifetimes.ts';
import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { timeWords } from '../../time-words.ts';

/** One hour, the default. */
const longest = 3_600;

export const accessTokensShortLived = defineCheck({
  id: 'access-tokens-short-lived',
  severity: 'advice',
  title: 'Access and ID tokens last an hour at most',
  why:
    'APIs that check tokens by themselves take them until they end: a user who is disabled, or whose groups change, keeps the ' +
    'old rights so long.',
  looksAt: 'client',
  fix: 'Shorten AccessTokenValidity and IdTokenValidity to an hour or less.',
  leadsTo: ['access-token-revoked'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { access, id } = tokenLifetimes(await cognito.client(client.pool.id, client.id));
    const most = Math.max(access, id);
    if (most <= longest) return [];
    const field = access >= id ? 'AccessTokenValidity' : 'IdTokenValidity';
    const unit = access >= id ? 'AccessToken' : 'IdToken';
    return [
      {
        says: 'Its tokens are good for long after the user is not.',
        seen: [
          { call: 'DescribeUserPoolClient', field, actual: timeWords(most), expected: '1 hour or less' },
        ],
        commands: [updateClient(client, `.${field} = 60 | .TokenValidityUnits.${unit} = "minutes"`)],
        key: [access >= id ? 'accessTokenValidity' : 'idTokenValidity'],
      },
    ];
  },
});
