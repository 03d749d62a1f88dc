import * as z from 'zod';
import { decisionUnclear } from '../../causes/triggers/decision-unclear.ts';
import { breachOf } from '../breach.ts';
import { challengeSession } from '../challenge-session.ts';
import { defineContract, defineSource } from '../contract.ts';
import { clientMetadata, sampleAttributes, texts } from '../user-attributes.ts';

/** What DefineAuthChallenge may answer. */
export const challengeDecision = z.strictObject({
  challengeName: z.string().nullish(),
  issueTokens: z.boolean().nullish(),
  failAuthentication: z.boolean().nullish(),
});

/**
 * Before each challenge of a custom sign-in: it sees how all of them went and decides what comes next. With
 * `issueTokens` a challenge that is named beside it does not matter (observed).
 */
export const defineAuthChallenge = defineContract({
  name: 'DefineAuthChallenge',
  version: '1',
  guide:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-define-auth-challenge.html',
  onFailure: 'The caller gets the error, and the sign-in ends.',
  sources: {
    DefineAuthChallenge_Authentication: defineSource(
      'InitiateAuth with CUSTOM_AUTH, and each answer of its challenges',
      z.object({
        userAttributes: texts,
        session: challengeSession,
        clientMetadata,
        /** There where the client hides who exists (documented). */
        userNotFound: z.boolean().optional(),
      }),
      { userName: 'anna', request: { userAttributes: sampleAttributes(), session: [] } },
    ),
  },
  response: { challengeName: null, issueTokens: null, failAuthentication: null },
  schema: challengeDecision,
  *rules({ challengeName, issueTokens, failAuthentication }, { trigger, function: name }) {
    const facts = { trigger, function: name };
    if (issueTokens && failAuthentication) {
      yield breachOf(
        'issueTokens',
        'true, and so is failAuthentication',
        'true in one of them only',
        decisionUnclear({ ...facts, problem: 'issueTokens and failAuthentication are both true' }),
      );
    }
    if (!issueTokens && !failAuthentication && !challengeName) {
      yield breachOf(
        'challengeName',
        'not set, and neither issueTokens nor failAuthentication is true',
        'the next challenge, or one of them true',
        decisionUnclear({ ...facts, problem: 'nothing is true, and challengeName is not set' }),
      );
    }
  },
});
