import { defineCause } from '../cause.ts';

export const recoveryDuplicates = defineCause<Record<string, never>>({
  id: 'recovery-duplicates',
  title: 'Two ways to recover a password share a name or a priority',
  shows: {
    type: 'InvalidParameterException',
    message: 'Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
  },
  means:
    'The order in which the ways are tried would not be clear: two entries of AccountRecoverySetting have ' +
    'the same Name or the same Priority.',
  toldApart: 'Compare the two entries of RecoveryMechanisms.',
  fix: 'Give each way its own priority, 1 for the first choice and 2 for the second.',
});
