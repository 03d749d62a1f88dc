import { describeCause } from '../cause.ts';

export const errorNotOfTheOperation = describeCause({
  id: 'error-not-of-the-operation',
  title: 'The error is none that the operation has',
  seen: [{ at: 'API', text: 'An error that the documentation of the operation does not list.' }],
  means:
    'Each operation has a list of errors that it can have. One that is not on it comes from another call than thought, from ' +
    'something in between, such as a proxy, or from an emulator.',
  toldApart:
    'The host that answered, the header x-amzn-requestid, and the name of the operation in x-amz-target.',
  fix: 'Look in the log of the app for the call that failed; compare with the call itself by the AWS CLI.',
  likely: 5,
});
