import { regionOf } from '../../../pool/pool.ts';
import { triggersOf } from '../../../surroundings/triggers-of.ts';
import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const functionsInRegion = defineCheck({
  id: 'functions-in-region',
  severity: 'error',
  title: 'Functions are in the region of their pool',
  why: 'A pool runs only functions of its own region.',
  looksAt: 'pool',
  fix: 'Deploy the function in the region of the pool, and name that one.',
  leadsTo: ['trigger-in-another-region'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const region = regionOf(id);
    const seen = triggersOf(await cognito.pool(id))
      .filter(({ arn }) => arn.split(':')[3] !== region)
      .map(({ trigger, arn }) => ({
        call: 'DescribeUserPool',
        field: `LambdaConfig.${trigger}`,
        actual: arn.split(':')[3] ?? arn,
        expected: region,
      }));
    return findingIf(seen, { says: 'A function is in another region than the pool.', key: ['triggers'] });
  },
});
