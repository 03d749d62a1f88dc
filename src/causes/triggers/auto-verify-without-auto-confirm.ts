import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const autoVerifyWithoutAutoConfirm = defineCause<{ trigger: string; function: string; field: string }>(
  {
    id: 'auto-verify-without-auto-confirm',
    title: 'The pre sign-up function verifies an address of a user that it does not confirm',
    shows: {
      // The text is observed, its type inferred.
      type: 'InvalidLambdaResponseException',
      message: 'Phone or email cannot be auto verified, when user is not being auto confirmed.',
    },
    means:
      'The response sets autoVerifyEmail or autoVerifyPhone to true and leaves autoConfirmUser false. Cognito verifies ' +
      'addresses at sign-up only for users that are confirmed at once.',
    toldApart: 'The text is its own.',
    fix: 'Set autoConfirmUser to true as well, or leave the verification to the code that the user receives.',
    likely: 20,
    judge: keptContract,
    settledBy: () => 'lifeguard trigger check FILE',
    source: documented('user-pool-lambda-pre-sign-up'),
  },
);
