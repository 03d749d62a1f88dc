import { tokenLifetimes } from '../../../pool/token-lifetimes.ts';
import { defineCheck } from '../../check.ts';
import { updateClient } from '../../mend.ts';
import { timeWords } from '../../time-words.ts';

const longest = 365 * 86_400;

export const refreshTokensEnd = defineCheck({
  id: 'refresh-tokens-end',
  severity: 'advice',
  title: 'Refresh tokens last a year at most',
  why: 'Whoever finds a refresh token is the user until it ends; a device that is thrown away keeps it.',
  looksAt: 'client',
  fix: 'Shorten RefreshTokenValidity to a year or less, or rotate refresh tokens.',
  leadsTo: ['refresh-token-expired'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run(client, { cognito }) {
    const { refresh } = tokenLifetimes(await cognito.client(client.pool.id, client.id));
    if (refresh <= longest) return [];
    const seen = {
      call: 'DescribeUserPoolClient',
      field: 'RefreshTokenValidity',
      actual: timeWords(refresh),
    };
    return [
      {
        says: 'Its refresh tokens hardly ever end.',
        seen: [{ ...seen, expected: '365 days or less' }],
        commands: [
          updateClient(client, '.RefreshTokenValidity = 90 | .TokenValidityUnits.RefreshToken = "days"'),
        ],
        key: ['refreshTokenValidity'],
      },
    ];
  },
});
