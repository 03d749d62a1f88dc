/**
 * Answers each trigger rightly, so that every flow goes on, and writes its event to the file EVENTS, where
 * there is one. A user whose name is `<behaviour>.<trigger>.…` gets that behaviour from that trigger.
 */
import { appendFileSync } from 'node:fs';

interface Event {
  readonly triggerSource: string;
  readonly userName?: string;
  readonly request: { readonly session?: readonly unknown[]; readonly challengeAnswer?: string };
  response?: Record<string, unknown>;
}

const right: Readonly<Record<string, (event: Event) => object>> = {
  DefineAuthChallenge: ({ request }) =>
    request.session?.length ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' },
  CreateAuthChallenge: () => ({
    publicChallengeParameters: { question: 'dog' },
    privateChallengeParameters: { answer: 'Rex' },
  }),
  VerifyAuthChallengeResponse: ({ request }) => ({ answerCorrect: request.challengeAnswer === 'Rex' }),
  UserMigration: ({ userName }) => ({
    userAttributes: { email: `${userName}@example.com`, email_verified: 'true' },
  }),
};

/** A member of each response with a value of another type; the others have no members. */
const wrong: Readonly<Record<string, object>> = {
  PreSignUp: { autoConfirmUser: 'true' },
  TokenGeneration: { claimsOverrideDetails: 'hunter2' },
  CustomMessage: { emailMessage: 5 },
  DefineAuthChallenge: { issueTokens: 'true' },
  CreateAuthChallenge: { privateChallengeParameters: 'hunter2' },
  VerifyAuthChallengeResponse: { answerCorrect: 'true' },
  UserMigration: { userAttributes: 'hunter2' },
};

const behaviours: Readonly<Record<string, (event: Event, trigger: string) => unknown>> = {
  right: event => event,
  missing: event => ({ ...event, response: {} }),
  'without-response': ({ response: _, ...event }) => event,
  wrong: (event, trigger) => ({ ...event, response: wrong[trigger] ?? [] }),
  extra: event => ({ ...event, response: { ...event.response, surprise: true } }),
  throw: () => {
    throw new Error('Not today');
  },
  hang: () => new Promise(() => {}),
  nothing: () => undefined,
  text: event => JSON.stringify(event),
};

export async function handler(event: Event) {
  if (process.env.EVENTS) appendFileSync(process.env.EVENTS, `${JSON.stringify(event)}\n`);
  const [trigger = ''] = event.triggerSource.split('_');
  const [behaviour = '', concerned] = (event.userName ?? '').split('.');
  // Custom senders are sent none.
  if (event.response) Object.assign(event.response, right[trigger]?.(event));
  return concerned === trigger ? behaviours[behaviour]?.(event, trigger) : event;
}
