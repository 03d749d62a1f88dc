import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const autoVerifyWithoutAddress = defineCause<{
  trigger: string;
  function: string;
  field: string;
  attribute: string;
}>({
  id: 'auto-verify-without-address',
  title: 'The pre sign-up function verifies an address that the user does not have',
  shows: {
    // That it fails is documented; type and text are inferred.
    type: 'InvalidLambdaResponseException',
    message: 'Unrecognizable lambda output',
  },
  means:
    'The response sets autoVerifyEmail or autoVerifyPhone to true, but the sign-up has no email or phone_number.',
  toldApart: 'The field is true and of the right type; the user attributes in the event lack the attribute.',
  fix: 'Set the field only where `event.request.userAttributes` has the attribute.',
  likely: 8,
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: documented('user-pool-lambda-pre-sign-up'),
});
