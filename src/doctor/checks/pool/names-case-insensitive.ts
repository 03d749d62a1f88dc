import { defineCheck } from '../../check.ts';

export const namesCaseInsensitive = defineCheck({
  id: 'names-case-insensitive',
  severity: 'warning',
  title: 'Names are the same in capital letters and small ones',
  why:
    'A pool that is made by the API without UsernameConfiguration tells Joe@example.com from joe@example.com for its whole ' +
    'life: whoever writes the address another way than at sign-up is unknown, and can sign up a second time.',
  looksAt: 'pool',
  fix: 'Lower-case names in every app; only a new pool can be case-insensitive.',
  leadsTo: ['two-users-by-case', 'user-name-in-another-case', 'user-not-found'],
  needs: ['cognito-idp:DescribeUserPool'],
  async run({ id }, { cognito }) {
    const { UsernameConfiguration } = await cognito.pool(id);
    if (UsernameConfiguration?.CaseSensitive === false) return [];
    const actual = UsernameConfiguration ? 'true' : 'absent, which means true';
    const seen = {
      call: 'DescribeUserPool',
      field: 'UsernameConfiguration.CaseSensitive',
      actual,
      expected: 'false',
    };
    return [{ says: 'Capital letters make another user.', seen: [seen], key: ['usernamesCaseSensitive'] }];
  },
});
