import { defineCause } from '../cause.ts';

export const recoveryAdminOnlyNotAlone = defineCause<Record<string, never>>({
  id: 'recovery-admin-only-not-alone',
  title: 'admin_only stands beside other ways to recover a password',
  shows: {
    type: 'InvalidParameterException',
    message: 'Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
  },
  means:
    'AccountRecoverySetting names admin_only, which closes self-service recovery, together with a way ' +
    'that opens it.',
  toldApart: 'RecoveryMechanisms has two entries, and one is admin_only.',
  fix: 'Keep admin_only alone, or take it out.',
});
