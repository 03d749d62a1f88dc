import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  placeOf,
  type RunTrigger,
  type Stage,
  separate,
  setOff,
  startStage,
  together,
  triggers,
} from './every-trigger.ts';

/** What the client sees, and what the recorder says of it. */
interface Failing {
  readonly type: string;
  readonly message: string;
  readonly cause: string;
  readonly field?: string;
  readonly problem?: string;
}

const unrecognizable = (field: string, problem: string): Failing => ({
  type: 'InvalidLambdaResponseException',
  message: 'Unrecognizable lambda output',
  cause: 'answer-breaks-contract',
  field,
  problem,
});
const known = (members: string) => `it knows ${members}`;
const isEmpty = 'its response must be empty';
const responseIs = (what: string) =>
  unrecognizable('response', `response is ${what}; it must be the object that came in`);
const none = responseIs('a list');

/**
 * What a trigger's own answers lead to: without members, with a wrong type, and how its members are listed.
 */
const rows: Readonly<Record<RunTrigger, { missing: Failing | 'fine'; wrong: Failing; members: string }>> = {
  // Its wrong answer once stopped all sign-ups of a product: one pair of quotation marks.
  PreSignUp: {
    missing: 'fine',
    wrong: unrecognizable(
      'autoConfirmUser',
      'autoConfirmUser is the string "true"; it must be the boolean true',
    ),
    members: known('autoConfirmUser, autoVerifyEmail, autoVerifyPhone'),
  },
  PostConfirmation: { missing: 'fine', wrong: none, members: isEmpty },
  PreAuthentication: { missing: 'fine', wrong: none, members: isEmpty },
  PostAuthentication: { missing: 'fine', wrong: none, members: isEmpty },
  PreTokenGeneration: {
    missing: 'fine',
    wrong: unrecognizable('claimsOverrideDetails', 'claimsOverrideDetails is a string; it must be an object'),
    members: known('claimsOverrideDetails'),
  },
  CustomMessage: {
    missing: 'fine',
    wrong: unrecognizable('emailMessage', 'emailMessage is the number 5; it must be a string'),
    members: known('smsMessage, emailMessage, emailSubject'),
  },
  DefineAuthChallenge: {
    missing: {
      type: 'InvalidLambdaResponseException',
      message: 'Unrecognizable lambda output',
      cause: 'decision-unclear',
      problem: 'nothing is true, and challengeName is not set',
    },
    wrong: unrecognizable('issueTokens', 'issueTokens is the string "true"; it must be the boolean true'),
    members: known('challengeName, issueTokens, failAuthentication'),
  },
  CreateAuthChallenge: {
    missing: 'fine',
    wrong: unrecognizable(
      'privateChallengeParameters',
      'privateChallengeParameters is a string; it must be an object',
    ),
    members: known('publicChallengeParameters, privateChallengeParameters, challengeMetadata'),
  },
  VerifyAuthChallengeResponse: {
    missing: unrecognizable('answerCorrect', 'answerCorrect is missing; it must be a boolean, true or false'),
    wrong: unrecognizable('answerCorrect', 'answerCorrect is the string "true"; it must be the boolean true'),
    members: known('answerCorrect'),
  },
  UserMigration: {
    // Who answers no attributes says that nobody has the name.
    missing: { type: 'UserNotFoundException', message: 'User does not exist.', cause: 'user-not-found' },
    wrong: unrecognizable('userAttributes', 'userAttributes is a string; it must be an object'),
    members: known(
      'userAttributes, forceAliasCreation, enableSMSMFA, finalUserStatus, messageAction, desiredDeliveryMediums',
    ),
  },
};

/** What each behaviour leads to, by trigger. */
const behaviours: Readonly<Record<string, (trigger: RunTrigger) => Failing | 'fine'>> = {
  right: () => 'fine',
  missing: trigger => rows[trigger].missing,
  'without-response': () => responseIs('missing'),
  wrong: trigger => rows[trigger].wrong,
  extra: trigger =>
    unrecognizable(
      'surprise',
      `response has surprise, which ${trigger} does not know; ${rows[trigger].members}`,
    ),
  throw: trigger => ({
    type: 'UserLambdaValidationException',
    message: `${trigger} failed with error Not today.`,
    cause: 'handler-threw',
  }),
  nothing: () => ({
    type: 'InvalidLambdaResponseException',
    message: 'Invalid lambda function output : Invalid JSON',
    cause: 'handler-answered-nothing',
  }),
  text: () => unrecognizable('(answer)', 'the answer is a string; it must be the event that came in'),
};

const late = (trigger: RunTrigger): Failing => ({
  type: 'UnexpectedLambdaException',
  message: `${trigger} invocation failed due to error Socket timeout while invoking Lambda function.`,
  cause: 'trigger-timed-out',
});

/**
 * Sets the trigger off for a user to whom it behaves so, and asserts what the client and the recorder see.
 */
async function expect(stage: Stage, trigger: RunTrigger, behaviour: string, expected: Failing | 'fine') {
  // The first part of a source names its trigger, but for PreTokenGeneration.
  const username = `${behaviour}.${trigger.replace('PreToken', 'Token')}.${count++}`;
  const running = setOff[trigger](placeOf(stage, trigger), username);
  if (expected === 'fine') {
    await running;
    return;
  }
  const error = await running.then(
    () => assert.fail('it did not fail'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Error);
  const { type, message, cause, ...facts } = expected;
  assert.deepEqual([error.name, error.message], [type, message]);
  const event = stage.events.all().find(kept => kept.user === username && kept.outcome === 'failed');
  assert.deepEqual(event?.error, { type, message });
  assert.equal(event?.cause?.id, cause);
  assert.deepEqual({ ...event?.cause?.facts, ...facts }, event?.cause?.facts);
  assert.equal(JSON.stringify(event).includes('hunter2'), false);
}
let count = 1;

describe('a handler that answers', () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage({ pools: together });
  });
  after(() => stage.stop());

  for (const trigger of triggers) {
    for (const [behaviour, expected] of Object.entries(behaviours)) {
      test(`${trigger}: ${behaviour}`, () => expect(stage, trigger, behaviour, expected(trigger)));
    }
  }
});

describe('a handler that hangs', { concurrency: true }, () => {
  let stage: Stage;
  before(async () => {
    stage = await startStage({ pools: separate, triggerMilliseconds: 2000 });
    // What comes before the one that hangs has to answer in time, on a machine that has much else to do: it has
    // started before it counts.
    for (const trigger of ['CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const) {
      const start = () => expect(stage, trigger, 'right', 'fine');
      await start().catch(start).catch(start);
    }
  });
  after(() => stage.stop());

  for (const trigger of triggers) {
    test(`${trigger}: given up after three attempts`, async () => {
      await expect(stage, trigger, 'hang', late(trigger));
    });
  }
});
