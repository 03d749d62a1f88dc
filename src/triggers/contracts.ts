import type { TriggerContract, TriggerName } from './contract.ts';
import { createAuthChallenge } from './contracts/create-auth-challenge.ts';
import { customEmailSender } from './contracts/custom-email-sender.ts';
import { customMessage } from './contracts/custom-message.ts';
import { customSMSSender } from './contracts/custom-sms-sender.ts';
import { defineAuthChallenge } from './contracts/define-auth-challenge.ts';
import { inboundFederation } from './contracts/inbound-federation.ts';
import { postAuthentication } from './contracts/post-authentication.ts';
import { postConfirmation } from './contracts/post-confirmation.ts';
import { preAuthentication } from './contracts/pre-authentication.ts';
import { preSignUp } from './contracts/pre-sign-up.ts';
import { preTokenGeneration } from './contracts/pre-token-generation.ts';
import { preTokenGenerationV2, preTokenGenerationV3 } from './contracts/pre-token-generation-v2.ts';
import { userMigration } from './contracts/user-migration.ts';
import { verifyAuthChallengeResponse } from './contracts/verify-auth-challenge-response.ts';

/** The contract of every trigger, in the order in which people meet them. */
export const contracts = {
  PreSignUp: preSignUp,
  PostConfirmation: postConfirmation,
  PreAuthentication: preAuthentication,
  PostAuthentication: postAuthentication,
  PreTokenGeneration: preTokenGeneration,
  PreTokenGenerationV2: preTokenGenerationV2,
  PreTokenGenerationV3: preTokenGenerationV3,
  CustomMessage: customMessage,
  DefineAuthChallenge: defineAuthChallenge,
  CreateAuthChallenge: createAuthChallenge,
  VerifyAuthChallengeResponse: verifyAuthChallengeResponse,
  UserMigration: userMigration,
  CustomEmailSender: customEmailSender,
  CustomSMSSender: customSMSSender,
  InboundFederation: inboundFederation,
} as const satisfies Readonly<
  Record<TriggerName | 'PreTokenGenerationV2' | 'PreTokenGenerationV3', TriggerContract>
>;
