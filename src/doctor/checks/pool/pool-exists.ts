import { NotRead } from '../../../surroundings/not-read.ts';
import { defineCheck } from '../../check.ts';

export const poolExists = defineCheck({
  id: 'pool-exists',
  severity: 'error',
  title: 'The pool exists in the region of its id',
  why: 'Apps that are built with the id of a pool that is gone, or of another region or account, cannot sign anybody in.',
  looksAt: 'pool',
  fix: 'Correct the id, or the account that the credentials are of.',
  leadsTo: ['pool-not-found', 'client-not-found', 'pool-in-another-region'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    try {
      await cognito.pool(id);
      return [];
    } catch (error) {
      if (!(error instanceof NotRead && error.why.kind === 'not found')) throw error;
      const seen = { call: 'DescribeUserPool', actual: 'ResourceNotFoundException', expected: 'the pool' };
      return [{ says: 'The pool does not exist.', seen: [seen], key: ['id'] }];
    }
  },
});
