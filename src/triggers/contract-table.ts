import type { TriggerContract, TriggerName } from './contract.ts';
import { createAuthChallenge } from './contracts/create-auth-challenge.ts';
import { customMessage } from './contracts/custom-message.ts';
import { defineAuthChallenge } from './contracts/define-auth-challenge.ts';
import { postAuthentication } from './contracts/post-authentication.ts';
import { postConfirmation } from './contracts/post-confirmation.ts';
import { preAuthentication } from './contracts/pre-authentication.ts';
import { preSignUp } from './contracts/pre-sign-up.ts';
import { verifyAuthChallengeResponse } from './contracts/verify-auth-challenge-response.ts';

/** The contract of every trigger; `undefined` is one that Lifeguard does not run yet. */
export const contracts: Readonly<Record<TriggerName, TriggerContract | undefined>> = {
  PreSignUp: preSignUp,
  PostConfirmation: postConfirmation,
  PreAuthentication: preAuthentication,
  PostAuthentication: postAuthentication,
  CustomMessage: customMessage,
  DefineAuthChallenge: defineAuthChallenge,
  CreateAuthChallenge: createAuthChallenge,
  VerifyAuthChallengeResponse: verifyAuthChallengeResponse,
  PreTokenGeneration: undefined,
  UserMigration: undefined,
  CustomEmailSender: undefined,
  CustomSMSSender: undefined,
  InboundFederation: undefined,
};

/** The trigger that each source belongs to, by the part before its underscore. */
const byPrefix: ReadonlyMap<string, TriggerName> = new Map([
  ['TokenGeneration', 'PreTokenGeneration'],
  // The names are the record's own keys.
  ...(Object.keys(contracts) as TriggerName[]).map(name => [name, name] as const),
]);

/** The trigger that a source such as `CustomMessage_ForgotPassword` belongs to. */
export function triggerOf(source: string): TriggerName {
  const name = byPrefix.get(source.slice(0, source.indexOf('_')));
  if (!name) throw new Error(`no trigger has the source ${source}`);
  return name;
}
