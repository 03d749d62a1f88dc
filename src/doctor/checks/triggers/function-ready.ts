import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';

export const functionReady = defineCheck({
  id: 'function-ready',
  severity: 'error',
  title: 'Functions are ready to run',
  why:
    'A function that is being made, has failed to be, or is inactive refuses to run: the trigger fails with ' +
    'ResourceConflictException or another error of Lambda, and so does what the user was doing.',
  looksAt: 'function',
  fix: 'Wait until the function is Active; where its last update failed, deploy it again.',
  leadsTo: ['lambda-refused'],
  needs: ['lambda:GetFunctionConfiguration'],
  async run({ arn }, { functions }) {
    const found = await functions.describe(arn);
    const call = 'GetFunctionConfiguration';
    // An inactive function is made ready again by the first run, which fails (documented).
    const { State = 'Active', StateReason, LastUpdateStatus = 'Successful', LastUpdateStatusReason } = found;
    const seen = [
      { field: 'State', actual: State, reason: StateReason, expected: 'Active' },
      {
        field: 'LastUpdateStatus',
        actual: LastUpdateStatus,
        reason: LastUpdateStatusReason,
        expected: 'Successful',
      },
    ]
      .filter(({ actual, expected }) => actual !== expected)
      .map(({ reason, actual, ...rest }) => ({
        call,
        ...rest,
        actual: reason === undefined ? actual : `${actual} (${reason})`,
      }));
    return findingIf(seen, { says: 'The function cannot run as it should.' });
  },
});
