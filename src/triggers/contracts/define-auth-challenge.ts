import * as z from 'zod';
import { decisionUnclear } from '../../causes/triggers/decision-unclear.ts';
import { defineContract } from '../contract.ts';

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
  sources: ['DefineAuthChallenge_Authentication'],
  response: { challengeName: null, issueTokens: null, failAuthentication: null },
  schema: challengeDecision,
  check({ challengeName, issueTokens, failAuthentication }, { trigger, function: name }) {
    const facts = { trigger, function: name };
    if (issueTokens && failAuthentication) {
      throw decisionUnclear({ ...facts, problem: 'issueTokens and failAuthentication are both true' });
    }
    if (!issueTokens && !failAuthentication && !challengeName) {
      throw decisionUnclear({ ...facts, problem: 'nothing is true, and challengeName is not set' });
    }
  },
});
