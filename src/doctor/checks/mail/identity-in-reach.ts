import { regionOf } from '../../../pool/pool.ts';
import { defineCheck } from '../../check.ts';

/** Regions whose identities pools elsewhere may use too (observed in the refusal of the others). */
const forAll = ['us-east-1', 'us-west-2', 'eu-west-1'];

export const identityInReach = defineCheck({
  id: 'identity-in-reach',
  severity: 'error',
  title: 'The identity that sends is in a region that the pool may use',
  why: 'A pool sends by identities of its own region or of us-east-1, us-west-2 and eu-west-1, and by no others.',
  looksAt: 'pool',
  fix: 'Verify the identity in the region of the pool, and name that one in SourceArn.',
  leadsTo: ['mail-identity-in-wrong-region'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { SourceArn } = (await cognito.pool(id)).EmailConfiguration ?? {};
    if (SourceArn === undefined) return { notApplicable: 'the pool names no identity' };
    const region = SourceArn.split(':')[3] ?? '';
    if (region === regionOf(id) || forAll.includes(region)) return [];
    const seen = { call: 'DescribeUserPool', field: 'EmailConfiguration.SourceArn', actual: region };
    return [
      {
        says: 'The identity is out of reach of the pool.',
        seen: [{ ...seen, expected: [...new Set([regionOf(id), ...forAll])].join(', ') }],
        key: ['mail', 'sourceArn'],
      },
    ];
  },
});
