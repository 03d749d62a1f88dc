import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const callsNotThrottled = defineCheck({
  id: 'calls-not-throttled',
  severity: 'warning',
  title: 'Cognito has refused no calls for being too many',
  why:
    'Each kind of call has a quota for the whole account and region. Beyond it all pools answer TooManyRequestsException, and ' +
    'people can neither sign in nor reset.',
  looksAt: 'account',
  fix: 'Ask for a higher quota of that category in Service Quotas, or call less: cache reads, and sign in less often.',
  leadsTo: ['quota-exceeded'],
  needs: ['cloudwatch:GetMetricData'],
  async run({ pools }, { metrics }) {
    const regions = [...new Set(pools.map(({ id }) => regionOf(id)))];
    const found = await Promise.all(
      regions.map(async region => ({
        region,
        counts: await metrics.search(
          region,
          '{AWS/Usage,Class,Resource,Service,Type} MetricName="ThrottleCount" Cognito',
        ),
      })),
    );
    const seen = found.flatMap(({ region, counts }) =>
      counts
        .filter(({ sum }) => sum > 0)
        .map(({ label, sum }) => ({
          call: 'GetMetricData',
          field: `AWS/Usage ThrottleCount of ${label} in ${region}`,
          actual: `${sum} in 24 hours`,
          expected: '0',
        })),
    );
    return findingIf(seen, { says: 'Cognito refused calls for being too many.' });
  },
});
