import { tokenLifetimes } from '../../../pool/token-lifetimes.ts';
import { defineCheck } from '../../check.ts';
import { timeWords } from '../../time-words.ts';

export const refreshTokensOutlastOthers = defineCheck({
  id: 'refresh-tokens-outlast-others',
  severity: 'error',
  title: 'A refresh token lasts longer than what it renews',
  why:
    'A refresh token that ends with the access token renews nothing. Most often a unit is wrong: RefreshTokenValidity counts ' +
    'in days unless TokenValidityUnits says otherwise, the others in hours.',
  looksAt: 'client',
  fix: 'Look at TokenValidityUnits, and give refresh tokens the longest life.',
  leadsTo: ['refresh-token-outlived', 'token-validity-out-of-range', 'refresh-token-expired'],
  needs: ['cognito-idp:DescribeUserPoolClient'],
  async run({ pool, id: clientId }, { cognito }) {
    const { access, id, refresh } = tokenLifetimes(await cognito.client(pool.id, clientId));
    const most = Math.max(access, id);
    if (refresh > most) return [];
    return [
      {
        says: 'Its refresh tokens end no later than what they renew.',
        seen: [
          {
            call: 'DescribeUserPoolClient',
            field: 'RefreshTokenValidity',
            actual: timeWords(refresh),
            expected: `more than ${timeWords(most)}`,
          },
        ],
        key: ['refreshTokenValidity'],
      },
    ];
  },
});
