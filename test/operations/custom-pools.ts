import { fileURLToPath } from 'node:url';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { emailPoolId } from './described.ts';

const handler = (file: string) => fileURLToPath(new URL(`./handlers/${file}`, import.meta.url));

/** A pool whose users answer three questions. */
export const quizPoolId = 'us-east-1_Custom001';
/** A pool whose triggers do what a user's nickname says. */
export const scriptedPoolId = 'us-east-1_Custom002';
/** Pools that lack triggers: all, all but the first, the last. */
export const barePoolId = 'us-east-1_Custom003';
export const definePoolId = 'us-east-1_Custom004';
export const verifyLessPoolId = 'us-east-1_Custom005';

/** A pool of questions whose users may turn on a second factor. */
export const factorPoolId = 'us-east-1_Custom007';

export const quizClient = {
  open: 'open0client0of0custom01',
  hiding: 'hiding0client0of0custo1',
  secret: 'secret0client0of0custo1',
  /** Does not allow custom sign-in. */
  plain: 'plain0client0of0custom1',
  short: 'short0client0of0custom1',
} as const;
export const quizSecret = 'customSecret0123456789abcdefgh';
export const scriptedClient = 'open0client0of0custom02';
export const scriptedHiding = 'hiding0client0of0custo2';
export const bareClient = 'open0client0of0custom03';
export const defineClient = 'open0client0of0custom04';
export const verifyLessClient = 'open0client0of0custom05';
export const factorClient = 'open0client0of0custom07';
/** Of a pool of questions where addresses stand for usernames, the one that `person` knows. */
export const emailQuizClient = 'open0client0of0custom06';

const allowed = ['ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
const authFlows = [...allowed];
const factors = ['SMS_MFA'] as const;
const preventUserExistenceErrors = 'ENABLED';

const quiz = {
  DefineAuthChallenge: 'quiz-define',
  CreateAuthChallenge: 'quiz-create',
  VerifyAuthChallengeResponse: 'quiz-verify',
} as const;
const scripted = {
  DefineAuthChallenge: 'scripted',
  CreateAuthChallenge: 'scripted',
  VerifyAuthChallengeResponse: 'scripted',
} as const;

export const customPools = {
  regions: ['us-east-1'],
  functions: {
    'quiz-define': { handler: handler('quiz/define.ts') },
    'quiz-create': { handler: handler('quiz/create.ts') },
    'quiz-verify': { handler: handler('quiz/verify.ts') },
    scripted: { handler: handler('scripted.mjs') },
  },
  pools: [
    {
      id: quizPoolId,
      name: 'quiz',
      aliasAttributes: ['email'],
      triggers: quiz,
      clients: [
        { id: quizClient.open, name: 'open', authFlows },
        { id: quizClient.hiding, name: 'hiding', authFlows, preventUserExistenceErrors },
        { id: quizClient.secret, name: 'secret', authFlows, secret: quizSecret },
        { id: quizClient.plain, name: 'plain', authFlows: ['ALLOW_USER_SRP_AUTH'] },
        { id: quizClient.short, name: 'short', authFlows, authSessionMinutes: 3 },
      ],
    },
    {
      id: scriptedPoolId,
      name: 'scripted',
      triggers: {
        ...scripted,
        PreAuthentication: 'scripted',
        PostAuthentication: 'scripted',
      },
      clients: [
        { id: scriptedClient, name: 'open', authFlows },
        { id: scriptedHiding, name: 'hiding', authFlows, preventUserExistenceErrors },
      ],
    },
    {
      id: factorPoolId,
      name: 'factor',
      triggers: quiz,
      mfa: 'OPTIONAL',
      mfaFactors: [...factors],
      sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
      clients: [{ id: factorClient, name: 'open', authFlows }],
    },
    { id: barePoolId, name: 'bare', clients: [{ id: bareClient, name: 'open', authFlows }] },
    {
      id: definePoolId,
      name: 'define',
      triggers: { DefineAuthChallenge: 'quiz-define' },
      clients: [{ id: defineClient, name: 'open', authFlows }],
    },
    {
      id: verifyLessPoolId,
      name: 'verify-less',
      triggers: { DefineAuthChallenge: 'quiz-define', CreateAuthChallenge: 'quiz-create' },
      clients: [{ id: verifyLessClient, name: 'open', authFlows }],
    },
    {
      id: emailPoolId,
      name: 'email-quiz',
      usernameAttributes: ['email'],
      triggers: quiz,
      clients: [{ id: emailQuizClient, name: 'open', authFlows, preventUserExistenceErrors }],
    },
  ],
} as const satisfies PoolsDescription;
