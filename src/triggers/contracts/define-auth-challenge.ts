import * as z from 'zod';
import { challengeCannotFollow } from '../../causes/triggers/challenge-cannot-follow.ts';
import { decisionUnclear } from '../../causes/triggers/decision-unclear.ts';
import { breachOf } from '../breach.ts';
import { challengeSession } from '../challenge-session.ts';
import { defineContract, defineSource, type Run } from '../contract.ts';
import { excerptOf } from '../functions/excerpt.ts';
import { knownText } from '../known-text.ts';
import { clientMetadata, sampleAttributes, texts } from '../user-attributes.ts';

/** The challenges that may be named; the second only in a sign-in that began with SRP_A. */
const challengeNames = ['CUSTOM_CHALLENGE', 'PASSWORD_VERIFIER'] as const;

/** What DefineAuthChallenge may answer. */
export const challengeDecision = z.strictObject({
  // The rules hold handlers to the names; none of them matters beside a decision (observed).
  challengeName: knownText(challengeNames).nullish(),
  issueTokens: z.boolean().nullish(),
  failAuthentication: z.boolean().nullish(),
});

/**
 * Before each challenge of a custom sign-in: it sees how all of them went and decides what comes next. With
 * `issueTokens` or `failAuthentication` a challenge that is named beside it does not matter (observed).
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
  *rules({ challengeName, issueTokens, failAuthentication }, { trigger, function: name, request }) {
    const facts = { trigger, function: name };
    if (issueTokens && failAuthentication) {
      yield breachOf(
        'issueTokens',
        'true, and so is failAuthentication',
        'true in one of them only',
        decisionUnclear({ ...facts, problem: 'issueTokens and failAuthentication are both true' }),
      );
    }
    if (issueTokens || failAuthentication) return;
    if (!challengeName) {
      yield breachOf(
        'challengeName',
        'not set, and neither issueTokens nor failAuthentication is true',
        'the next challenge, or one of them true',
        decisionUnclear({ ...facts, problem: 'nothing is true, and challengeName is not set' }),
      );
    } else if (!challengeNames.some(name => name === challengeName)) {
      const after = namesIn(request);
      yield breachOf(
        'challengeName',
        `the string ${JSON.stringify(excerptOf(challengeName, 40))}`,
        'CUSTOM_CHALLENGE, or PASSWORD_VERIFIER where the sign-in began with SRP_A',
        challengeCannotFollow({
          trigger,
          challenge: challengeName,
          after,
          possible: ['CUSTOM_CHALLENGE', ...(after.includes('SRP_A') ? ['PASSWORD_VERIFIER'] : [])],
        }),
      );
    }
  },
});

/** The challenges before this one; none where the request, which a test may give, does not tell. */
function namesIn({ session }: Run['request']): readonly string[] {
  return challengeSession
    .catch([])
    .parse(session)
    .map(({ challengeName }) => challengeName);
}
