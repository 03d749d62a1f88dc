import type { PoolSettings } from '../model/operation.ts';
import { triggerVersion } from './configured-trigger.ts';
import type { TriggerContract, TriggerName } from './contract.ts';
import { createAuthChallenge } from './contracts/create-auth-challenge.ts';
import { customMessage } from './contracts/custom-message.ts';
import { defineAuthChallenge } from './contracts/define-auth-challenge.ts';
import { postAuthentication } from './contracts/post-authentication.ts';
import { postConfirmation } from './contracts/post-confirmation.ts';
import { preAuthentication } from './contracts/pre-authentication.ts';
import { preSignUp } from './contracts/pre-sign-up.ts';
import { preTokenGeneration } from './contracts/pre-token-generation.ts';
import { preTokenGenerationV2, preTokenGenerationV3 } from './contracts/pre-token-generation-v2.ts';
import { userMigration } from './contracts/user-migration.ts';
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
  PreTokenGeneration: preTokenGeneration,
  UserMigration: userMigration,
  CustomEmailSender: undefined,
  CustomSMSSender: undefined,
  InboundFederation: undefined,
};

/** The later versions of PreTokenGeneration, the only trigger that has them. */
const versions = { V1_0: preTokenGeneration, V2_0: preTokenGenerationV2, V3_0: preTokenGenerationV3 };

/** The contract of a pool's trigger; undefined for one that Lifeguard does not run yet. */
export function contractOf(settings: PoolSettings, name: TriggerName): TriggerContract | undefined {
  return name === 'PreTokenGeneration' ? versions[triggerVersion(settings, name)] : contracts[name];
}

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
