import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

/** What a pool counts of what it refused, and by what (documented). A search finds metrics of exactly these dimensions. */
const throttles = [
  { name: 'SignInThrottles', dimensions: 'UserPool,UserPoolClient' },
  { name: 'TokenRefreshThrottles', dimensions: 'UserPool,UserPoolClient' },
  { name: 'SignUpThrottles', dimensions: 'UserPool,UserPoolClient' },
  { name: 'FederationThrottles', dimensions: 'IdentityProvider,UserPool,UserPoolClient' },
];

export const usersNotThrottled = defineCheck({
  id: 'users-not-throttled',
  severity: 'warning',
  title: 'No user was refused for too many requests',
  why: 'A sign-in, refresh or sign-up beyond the quota of the account fails, whoever used it up.',
  looksAt: 'pool',
  fix: 'Find out which app client asks so often; ask for a higher quota where that is right.',
  leadsTo: ['quota-exceeded'],
  needs: ['cloudwatch:GetMetricData'],
  async run({ id }, { metrics }) {
    const region = regionOf(id);
    const found = await Promise.all(
      throttles.map(async ({ name, dimensions }) => {
        const search = `{AWS/Cognito,${dimensions}} MetricName="${name}" UserPool="${id}"`;
        const counts = await metrics.search(region, search);
        return { name, sum: counts.reduce((total, one) => total + one.sum, 0) };
      }),
    );
    const seen = found
      .filter(({ sum }) => sum > 0)
      .map(({ name, sum }) => ({
        call: 'GetMetricData',
        field: `AWS/Cognito ${name}`,
        actual: `${sum} in 24 hours`,
        expected: '0',
      }));
    return findingIf(seen, { says: 'Users were refused for too many requests.' });
  },
});
