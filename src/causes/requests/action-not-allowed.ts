import { defineCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { isPerson } from '../iam-caller.ts';
import { judgedBy } from '../judged-by.ts';

const denied = 'User: <caller> is not authorized to perform: <action>';

export const actionNotAllowed = defineCause<{ caller: string; action: string; resource: string }>({
  id: 'action-not-allowed',
  title: 'The credentials may not call this operation',
  shows: {
    type: 'AccessDeniedException',
    message: ({ caller, action, resource }) =>
      `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ` +
      `because no identity-based policy allows the ${action} action`,
  },
  seen: [
    { at: 'API', error: 'AccessDeniedException', text: `${denied} on resource: <resource>` },
    { at: 'API', error: 'AccessDeniedException', text: denied },
    // CloudTrail calls it so, and cuts a long message.
    { at: 'API', error: 'AccessDenied', text: `${denied} on resource: <resource>` },
    { at: 'API', error: 'AccessDenied', text: denied },
  ],
  means:
    'The signature is right, but the user or role that signed may not do this. On AWS, none of its policies allows the ' +
    'action, or one denies it. In Lifeguard, `actions` of these credentials in pools.yaml has neither this operation ' +
    'nor a beginning of its name; it stands for the policy of an IAM user.',
  toldApart:
    'The message names who called behind User: and the operation behind the name of its service. A wrong signature ' +
    'shows InvalidSignatureException, an unknown key UnrecognizedClientException. Where the log of a function has the ' +
    'message, it is the role of that function.',
  fix:
    'On AWS, allow the action in a policy of the user or role that the message names, or call with other credentials. In ' +
    'Lifeguard, add the operation to `actions` of these credentials.',
  likely: 60,
  judge: judgedBy(function* ({ errors }) {
    for (const { at, message = '' } of errors) {
      const [, caller, action] =
        /^User: (\S+) is not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message) ?? [];
      if (at === 'API' && caller !== undefined && isPerson.test(caller))
        yield settles(`The message names ${caller}, which may not call ${action}.`);
    }
  }),
});
