import { secretHashMissing } from '../causes/secrets/secret-hash-missing.ts';
import { secretHashWrong } from '../causes/secrets/secret-hash-wrong.ts';
import { customAuthNotEnabled } from '../causes/sign-in/custom-auth-not-enabled.ts';
import { flowNotEnabled } from '../causes/sign-in/flow-not-enabled.ts';
import { flowNotForThisCall } from '../causes/sign-in/flow-not-for-this-call.ts';
import { members, textOf } from '../pool/members.ts';
import { signInParameters } from '../pool/sign-in-parameters.ts';
import type { SeenCall } from './seen-call.ts';
import { messageOf, type Rule, tell } from './told-cause.ts';

/** What is wrong with how an app client proves itself. */
export const secretRule: Rule = (seen, { nameOf, userOf }) => {
  const message = messageOf(seen);
  if (!/SECRET_HASH|secret ?hash/i.test(message)) return undefined;
  const client = seen.clientId ?? '';
  if (!carriesHash(seen)) {
    const says = `${nameOf(seen.clientId)} has a secret, and ${seen.operation} came without a SECRET_HASH.`;
    return tell(secretHashMissing, says, { client });
  }
  const says =
    `${nameOf(seen.clientId)} sent a SECRET_HASH that is not that of ${userOf(seen.user)}: another secret, another ` +
    'user name (later steps take the one of the token), or hexadecimal in place of base64.';
  return tell(secretHashWrong, says, { client, user: userOf(seen.user) });
};

function carriesHash({ input }: SeenCall): boolean {
  const asked = members(input);
  const parameters = signInParameters(asked);
  return textOf(asked.SecretHash) !== undefined || textOf(parameters.SECRET_HASH) !== undefined;
}

/** What is wrong with the way to sign in. */
export const flowRule: Rule = (seen, { nameOf }) => {
  const flow = textOf(members(seen.input).AuthFlow);
  if (flow === undefined) return undefined;
  const message = messageOf(seen);
  if (/CUSTOM_AUTH is not enabled for the client/.test(message)) {
    const says = `${nameOf(seen.clientId)} asked for CUSTOM_AUTH, which its ExplicitAuthFlows do not have.`;
    return tell(customAuthNotEnabled, says, { client: seen.clientId ?? '' });
  }
  if (/flow not enabled for this client/i.test(message)) {
    const says = `${nameOf(seen.clientId)} asked for ${flow}, which its ExplicitAuthFlows do not have.`;
    return tell(flowNotEnabled, says, { flow, client: seen.clientId ?? '' });
  }
  if (/Initiate Auth method not supported/i.test(message)) {
    const says = `${seen.operation} does not take ${flow}.`;
    return tell(flowNotForThisCall, says, { flow, operation: seen.operation });
  }
  return undefined;
};
