import { defineCheck } from '../../check.ts';
import { updatePool } from '../../mend.ts';

export const signUpAsDescribed = defineCheck({
  id: 'sign-up-as-described',
  severity: 'error',
  title: 'Only those may sign up who should',
  why:
    'AllowAdminCreateUserOnly falls back to false when UpdateUserPool is called without it, and from then on everybody who ' +
    'knows an app client’s id can make an account.',
  looksAt: 'pool',
  fix: 'Set AllowAdminCreateUserOnly to what signUp in pools.yaml says.',
  leadsTo: ['sign-up-closed', 'settings-lost-by-update'],
  needs: ['cognito-idp:DescribeUserPool'],
  covers: ['Prowler cognito_user_pool_self_registration_disabled'],
  async run(pool, { cognito }) {
    const { AdminCreateUserConfig } = await cognito.pool(pool.id);
    const isClosed = AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false;
    const wanted = pool.described?.signUp;
    if (wanted === (isClosed ? 'closed' : 'open') || (wanted === undefined && isClosed)) return [];
    const shouldClose = wanted !== 'open';
    const seen = {
      call: 'DescribeUserPool',
      field: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
      actual: String(isClosed),
      ...(wanted !== undefined && { expected: String(shouldClose) }),
    };
    const commands = [updatePool(pool, `.AdminCreateUserConfig.AllowAdminCreateUserOnly = ${shouldClose}`)];
    const rest = { seen: [seen], commands, key: ['signUp'] } as const;
    if (wanted === undefined) {
      return [{ ...rest, says: 'Everybody can sign up; is that wanted?', severity: 'advice' }];
    }
    return [{ ...rest, says: shouldClose ? 'Everybody can sign up.' : 'Nobody can sign up.' }];
  },
});
