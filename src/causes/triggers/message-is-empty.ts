import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const messageIsEmpty = defineCause<{ trigger: string; function: string; field: string }>({
  id: 'message-is-empty',
  title: 'The custom message is empty',
  shows: { type: 'InvalidParameterException', message: 'The message is empty.' },
  means:
    'The function set the message to an empty text, which is not the same as leaving it null for the default one.',
  toldApart: 'The text is its own.',
  fix: 'Leave the member as it came in, null, for the message that you do not customise.',
  likely: 20,
  judge: keptContract,
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('amazon-archives/amazon-cognito-identity-js', 521),
});
