import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { TriggerName } from '../../src/triggers/contract.ts';
import { arnOf, callWith, causeOf, fixture, poolWith, runnerOf } from './trigger-runner.ts';

describe('what a handler returns', () => {
  const { triggers } = runnerOf(fixture('returns.ts'));
  after(() => triggers.close());

  const nothing = 'Invalid lambda function output : Invalid JSON';
  const wrong = 'Unrecognizable lambda output';
  const rows: [what: string, id: string, shown: string, problem?: string][] = [
    ['undefined', 'handler-answered-nothing', nothing],
    ['null', 'handler-answered-nothing', nothing],
    ['text', 'answer-breaks-contract', wrong, 'the answer is a string; it must be the event that came in'],
    ['list', 'answer-breaks-contract', wrong, 'the answer is a list; it must be the event that came in'],
    ['number', 'answer-breaks-contract', wrong, 'the answer is a number; it must be the event that came in'],
    [
      'without response',
      'answer-breaks-contract',
      wrong,
      'response is missing; it must be the object that came in',
    ],
    [
      'millions of values',
      'answer-breaks-contract',
      wrong,
      'response has more than 20000 members and elements, with those within them',
    ],
    [
      'thousands of lists in lists',
      'answer-breaks-contract',
      wrong,
      'the answer has objects or lists that stand more than a thousand deep one within another',
    ],
    [
      'bigint',
      'answer-cannot-be-serialised',
      'CustomMessage failed with error Unable to stringify response body.',
    ],
    [
      'circle',
      'answer-cannot-be-serialised',
      'CustomMessage failed with error Unable to stringify response body.',
    ],
  ];
  for (const [what, id, shown, problem] of rows) {
    test(`${what}: ${id}`, async () => {
      const cause = await causeOf(triggers.run(callWith({ what })));
      assert.equal(cause.id, id);
      assert.equal(cause.shown, shown);
      assert.equal(cause.facts.problem, problem);
    });
  }

  for (const what of ['only response', 'undefined members']) {
    test(`${what}: taken, since only the response is read and JSON drops undefined`, async () => {
      const response = await triggers.run(callWith({ what }));
      assert.deepEqual(response, { smsMessage: null, emailMessage: null, emailSubject: null });
    });
  }
});

describe('the response, by the trigger’s contract', () => {
  const { triggers } = runnerOf(fixture('answers.ts'));
  after(() => triggers.close());

  const run = (trigger: TriggerName, source: string, answer: unknown, changes: object = {}) =>
    triggers.run(
      callWith(answer === undefined ? {} : { answer: JSON.stringify(answer) }, {
        pool: poolWith({ LambdaConfig: { [trigger]: arnOf('fn') } }),
        source,
        ...changes,
      }),
    );

  const accepted: [trigger: TriggerName, source: string, answer: unknown, response: unknown][] = [
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      undefined,
      { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
    ],
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoConfirmUser: true, autoVerifyEmail: true },
      { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false },
    ],
    [
      'PreSignUp',
      'PreSignUp_AdminCreateUser',
      { autoVerifyPhone: true },
      { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: true },
    ],
    ['PostConfirmation', 'PostConfirmation_ConfirmForgotPassword', {}, {}],
    ['PostConfirmation', 'PostConfirmation_ConfirmSignUp', undefined, {}],
    ['PreAuthentication', 'PreAuthentication_Authentication', undefined, {}],
    ['PostAuthentication', 'PostAuthentication_Authentication', {}, {}],
    [
      'DefineAuthChallenge',
      'DefineAuthChallenge_Authentication',
      { challengeName: 'CUSTOM_CHALLENGE' },
      { challengeName: 'CUSTOM_CHALLENGE', issueTokens: null, failAuthentication: null },
    ],
    [
      'DefineAuthChallenge',
      'DefineAuthChallenge_Authentication',
      { challengeName: 'CUSTOM_CHALLENGE', issueTokens: true, failAuthentication: false },
      { challengeName: 'CUSTOM_CHALLENGE', issueTokens: true, failAuthentication: false },
    ],
    [
      'CreateAuthChallenge',
      'CreateAuthChallenge_Authentication',
      undefined,
      { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
    ],
    [
      'CreateAuthChallenge',
      'CreateAuthChallenge_Authentication',
      { publicChallengeParameters: { trigger: true, of: 3 }, privateChallengeParameters: { answer: '5' } },
      {
        publicChallengeParameters: { trigger: 'true', of: '3' },
        privateChallengeParameters: { answer: '5' },
        challengeMetadata: null,
      },
    ],
    [
      'VerifyAuthChallengeResponse',
      'VerifyAuthChallengeResponse_Authentication',
      { answerCorrect: false },
      { answerCorrect: false },
    ],
    ['PreTokenGeneration', 'TokenGeneration_HostedAuth', undefined, { claimsOverrideDetails: null }],
    [
      'PreTokenGeneration',
      'TokenGeneration_RefreshTokens',
      { claimsOverrideDetails: { claimsToAddOrOverride: { seats: 5 }, groupOverrideDetails: {} } },
      { claimsOverrideDetails: { claimsToAddOrOverride: { seats: '5' }, groupOverrideDetails: {} } },
    ],
    [
      'CustomMessage',
      'CustomMessage_SignUp',
      {},
      { smsMessage: null, emailMessage: null, emailSubject: null },
    ],
  ];
  for (const [trigger, source, answer, response] of accepted) {
    test(`${source} takes ${JSON.stringify(answer) ?? 'the event as it came'}`, async () => {
      assert.deepEqual(await run(trigger, source, answer), response);
    });
  }

  const refused: [trigger: TriggerName, source: string, answer: unknown, field: string, problem: string][] = [
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoConfirmUser: 'true' },
      'autoConfirmUser',
      'autoConfirmUser is the string "true"; it must be the boolean true',
    ],
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoConfirmUser: 'False' },
      'autoConfirmUser',
      'autoConfirmUser is the string "False"; it must be the boolean false',
    ],
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoVerifyEmail: 1 },
      'autoVerifyEmail',
      'autoVerifyEmail is the number 1; it must be a boolean, true or false',
    ],
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoVerifyPhone: null },
      'autoVerifyPhone',
      'autoVerifyPhone is null; it must be a boolean, true or false',
    ],
    [
      'PreSignUp',
      'PreSignUp_SignUp',
      { autoConfirm: true },
      'autoConfirm',
      'response has autoConfirm, which PreSignUp does not know; it knows autoConfirmUser, autoVerifyEmail, autoVerifyPhone',
    ],
    [
      'PostConfirmation',
      'PostConfirmation_ConfirmSignUp',
      [],
      'response',
      'response is a list; it must be the object that came in',
    ],
    [
      'PostConfirmation',
      'PostConfirmation_ConfirmSignUp',
      { done: true },
      'done',
      'response has done, which PostConfirmation does not know; its response must be empty',
    ],
    [
      'CustomMessage',
      'CustomMessage_ForgotPassword',
      { emailMessage: { html: '{####}' } },
      'emailMessage',
      'emailMessage is an object; it must be a string',
    ],
    [
      'DefineAuthChallenge',
      'DefineAuthChallenge_Authentication',
      { issueTokens: 'true' },
      'issueTokens',
      'issueTokens is the string "true"; it must be the boolean true',
    ],
    [
      'CreateAuthChallenge',
      'CreateAuthChallenge_Authentication',
      { publicChallengeParameters: { question: ['one'] } },
      'publicChallengeParameters.question',
      'publicChallengeParameters.question is a list; it must be a string',
    ],
    [
      'CreateAuthChallenge',
      'CreateAuthChallenge_Authentication',
      { publicChallengeParameters: 'question' },
      'publicChallengeParameters',
      'publicChallengeParameters is the string "question"; it must be an object',
    ],
    [
      'VerifyAuthChallengeResponse',
      'VerifyAuthChallengeResponse_Authentication',
      {},
      'answerCorrect',
      'answerCorrect is missing; it must be a boolean, true or false',
    ],
    [
      'PreTokenGeneration',
      'TokenGeneration_Authentication',
      { claimsOverrideDetails: { claimsToAdd: {} } },
      'claimsOverrideDetails.claimsToAdd',
      'response has claimsOverrideDetails.claimsToAdd, which PreTokenGeneration does not know',
    ],
    [
      'CustomMessage',
      'CustomMessage_ForgotPassword',
      { EmailMessage: '{####}' },
      'EmailMessage',
      'response has EmailMessage, which CustomMessage does not know; it knows smsMessage, emailMessage, emailSubject',
    ],
  ];
  for (const [trigger, source, answer, field, problem] of refused) {
    test(`${source} refuses ${JSON.stringify(answer)}`, async () => {
      const cause = await causeOf(run(trigger, source, answer));
      assert.deepEqual(cause, {
        id: 'answer-breaks-contract',
        type: 'InvalidLambdaResponseException',
        shown: 'Unrecognizable lambda output',
        facts: { trigger, function: 'fn', field, problem },
      });
    });
  }

  test('what is wrong beside the first is among its facts', async () => {
    const answer = { autoConfirmUser: 'true', autoVerifyEmail: 'yes', autoConfirm: true };
    const { facts } = await causeOf(run('PreSignUp', 'PreSignUp_SignUp', answer));
    assert.equal(facts.field, 'autoConfirmUser');
    assert.deepEqual(facts.alsoWrong, [
      'autoVerifyEmail is the string "yes"; it must be a boolean, true or false',
      'response has autoConfirm, which PreSignUp does not know; it knows autoConfirmUser, autoVerifyEmail, autoVerifyPhone',
    ]);
  });

  const undecided: [answer: object, problem: string][] = [
    [{}, 'nothing is true, and challengeName is not set'],
    [{ issueTokens: false, failAuthentication: false }, 'nothing is true, and challengeName is not set'],
    [{ challengeName: '' }, 'nothing is true, and challengeName is not set'],
    [{ issueTokens: true, failAuthentication: true }, 'issueTokens and failAuthentication are both true'],
  ];
  for (const [answer, problem] of undecided) {
    test(`a sign-in does not go on by ${JSON.stringify(answer)}`, async () => {
      const cause = await causeOf(run('DefineAuthChallenge', 'DefineAuthChallenge_Authentication', answer));
      assert.deepEqual(
        [cause.id, cause.type, cause.shown, cause.facts.problem],
        ['decision-unclear', 'InvalidLambdaResponseException', 'Unrecognizable lambda output', problem],
      );
    });
  }

  test('an address is verified only for a user that is confirmed at once', async () => {
    const cause = await causeOf(run('PreSignUp', 'PreSignUp_SignUp', { autoVerifyEmail: true }));
    assert.equal(cause.id, 'auto-verify-without-auto-confirm');
    assert.equal(
      cause.shown,
      'Phone or email cannot be auto verified, when user is not being auto confirmed.',
    );
  });

  test('an address that the user does not have is not verified', async () => {
    const answer = { autoConfirmUser: true, autoVerifyPhone: true };
    const cause = await causeOf(run('PreSignUp', 'PreSignUp_SignUp', answer));
    assert.equal(cause.id, 'auto-verify-without-address');
    assert.equal(cause.facts.attribute, 'phone_number');
  });
});
