import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  type AnsweredEvent,
  checkResponse,
  contracts,
  sampleEvent,
  type TriggerContract,
  type TriggerSource,
} from '../../src/triggers/index.ts';

/** What is wrong, each as a sentence. */
const problems = (source: TriggerSource, response: unknown, answered?: AnsweredEvent) =>
  checkResponse(source, response, answered).map(({ problem }) => problem);

describe('checkResponse', () => {
  test('names the field, what it is, what it must be, and what Cognito would do', () => {
    assert.deepEqual(checkResponse('PreSignUp_SignUp', { autoConfirmUser: 'true' }), [
      {
        field: 'autoConfirmUser',
        is: 'the string "true"',
        mustBe: 'the boolean true',
        problem: 'autoConfirmUser is the string "true"; it must be the boolean true',
        error: { type: 'InvalidLambdaResponseException', message: 'Unrecognizable lambda output' },
        consequence: 'The caller gets the error and no user is made.',
        cause: 'answer-breaks-contract',
      },
    ]);
  });

  test('names no error of a sender, of which the client is told nothing', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    assert.deepEqual(checkResponse('CustomEmailSender_SignUp', circular), [
      {
        field: '(answer)',
        is: 'not to be written as JSON',
        mustBe: 'plain data',
        problem: '(answer) is not to be written as JSON; it must be plain data',
        consequence: contracts.CustomEmailSender.onFailure,
        cause: 'answer-cannot-be-serialised',
      },
    ]);
  });

  test('takes the whole event as it takes the response, and checks it by its own request', () => {
    const event = sampleEvent('PreSignUp_SignUp', { request: { userAttributes: { email: undefined } } });
    const response = { autoConfirmUser: true, autoVerifyEmail: true };
    assert.deepEqual(problems('PreSignUp_SignUp', response), []);
    assert.deepEqual(problems('PreSignUp_SignUp', { ...event, response }), [
      'autoVerifyEmail is true, and the user has no email; it must be false where the user has no email',
    ]);
    assert.deepEqual(
      problems('PreSignUp_SignUp', response, { request: event.request }),
      problems('PreSignUp_SignUp', { ...event, response }),
    );
  });

  test('finds the version in the event, or is told', () => {
    const response = { claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: ['phone'] } } };
    const source = 'TokenGeneration_Authentication';
    assert.deepEqual(problems(source, { ...sampleEvent(source, { version: '2' }), response }), []);
    assert.deepEqual(problems(source, response, { version: '3' }), []);
    assert.deepEqual(problems(source, response), [
      'response has claimsAndScopeOverrideDetails, which PreTokenGeneration does not know; it knows claimsOverrideDetails',
    ]);
  });

  test('tells of claims and scopes that Cognito ignores, as warnings', () => {
    const source = 'TokenGeneration_Authentication';
    const inFirst = { claimsOverrideDetails: { claimsToAddOrOverride: { sub: 'another', theme: 'dark' } } };
    assert.deepEqual(checkResponse(source, inFirst), [
      {
        field: 'claimsOverrideDetails.claimsToAddOrOverride.sub',
        is: 'a claim that no handler changes',
        mustBe: 'left out',
        problem:
          'claimsOverrideDetails.claimsToAddOrOverride.sub is a claim that no handler changes; it must be left out',
        consequence: 'Cognito ignores it.',
      },
    ]);
    const claimsAndScopeOverrideDetails = {
      idTokenGeneration: { claimsToAddOrOverride: { client_id: 'of the access token only' } },
      accessTokenGeneration: {
        claimsToAddOrOverride: { client_id: 'x', 'cognito:groups': ['admins'], theme: 'dark' },
        claimsToSuppress: ['cognito:groups', 'exp'],
        scopesToAdd: ['phone', 'aws.cognito.signin.user.admin'],
        scopesToSuppress: ['aws.cognito.signin.user.admin'],
      },
    };
    const changes = 'claimsAndScopeOverrideDetails.accessTokenGeneration';
    assert.deepEqual(
      checkResponse(source, { claimsAndScopeOverrideDetails }, { version: '2' }).map(({ field }) => field),
      [
        `${changes}.claimsToAddOrOverride.client_id`,
        `${changes}.claimsToAddOrOverride.cognito:groups`,
        `${changes}.claimsToSuppress.1`,
        `${changes}.scopesToAdd.1`,
      ],
    );
    const wrong = { claimsOverrideDetails: { claimsToAddOrOverride: { sub: ['another'] } } };
    assert.deepEqual(
      checkResponse(source, wrong).map(({ cause }) => cause),
      ['answer-breaks-contract'],
      'where something is wrong, nothing else is told',
    );
  });

  const rows: [
    name: string,
    source: TriggerSource,
    response: unknown,
    problems: string[],
    answered?: AnsweredEvent,
  ][] = [
    [
      'all that is wrong, in the order in which Cognito would find it',
      'PreSignUp_SignUp',
      { autoConfirmUser: 'TRUE', autoVerifyEmail: 1, autoVerifyPhone: null, autoConfirm: true, note: '' },
      [
        'autoConfirmUser is the string "TRUE"; it must be the boolean true',
        'autoVerifyEmail is the number 1; it must be a boolean, true or false',
        'autoVerifyPhone is null; it must be a boolean, true or false',
        'response has autoConfirm, which PreSignUp does not know; it knows autoConfirmUser, autoVerifyEmail, autoVerifyPhone',
        'response has note, which PreSignUp does not know; it knows autoConfirmUser, autoVerifyEmail, autoVerifyPhone',
      ],
    ],
    [
      'all that the rules refuse',
      'PreSignUp_SignUp',
      { autoVerifyEmail: true, autoVerifyPhone: true },
      [
        'autoVerifyEmail is true, and autoConfirmUser is not; it must be false, or autoConfirmUser true as well',
        'autoVerifyPhone is true, and autoConfirmUser is not; it must be false, or autoConfirmUser true as well',
        'autoVerifyPhone is true, and the user has no phone_number; it must be false where the user has no phone_number',
      ],
    ],
    [
      'a message in all its parts',
      'CustomMessage_AdminCreateUser',
      { emailMessage: 'Hi\u00a0there', emailSubject: '', smsMessage: '' },
      [
        'emailMessage is a text without {####}; it must be a text that holds {####} as it stands here',
        'emailMessage is a text without {username}; it must be a text that holds {username} as it stands here',
        'emailMessage is a text with U+00A0 at position 2; it must be of letters, marks, numbers, punctuation, symbols and ASCII white space',
        'emailSubject is a text of 0 characters; it must be of 1 at least',
        'smsMessage is an empty text; it must be null for the default message, or a text',
      ],
    ],
    [
      'a link where the pool confirms by one',
      'CustomMessage_SignUp',
      { emailMessage: 'Confirm it' },
      ['emailMessage is a text without {##…##}; it must be a text that holds {##…##} as it stands here'],
      { confirmsByLink: true },
    ],
    [
      'nothing',
      'PostConfirmation_ConfirmSignUp',
      undefined,
      ['(answer) is null; it must be the event that came in'],
    ],
    [
      'a function',
      'PostConfirmation_ConfirmSignUp',
      () => {},
      ['(answer) is null; it must be the event that came in'],
    ],
    [
      'a list',
      'PostConfirmation_ConfirmSignUp',
      [],
      ['the answer is a list; it must be the event that came in'],
    ],
    [
      'an event without its response',
      'PostConfirmation_ConfirmSignUp',
      { ...sampleEvent('PostConfirmation_ConfirmSignUp'), response: undefined },
      ['response is missing; it must be the object that came in'],
    ],
    [
      'what JSON cannot say',
      'PostConfirmation_ConfirmSignUp',
      { at: 1n },
      ['(answer) is not to be written as JSON; it must be plain data'],
    ],
    ['what JSON leaves out', 'PreSignUp_SignUp', { autoConfirmUser: undefined }, []],
    [
      'a decision that is none',
      'DefineAuthChallenge_Authentication',
      {},
      [
        'challengeName is not set, and neither issueTokens nor failAuthentication is true; it must be the next challenge, or one of them true',
      ],
    ],
    [
      'a challenge that no sign-in has',
      'DefineAuthChallenge_Authentication',
      { challengeName: 'CUSTOM_CHALENGE' },
      [
        'challengeName is the string "CUSTOM_CHALENGE"; it must be CUSTOM_CHALLENGE, or PASSWORD_VERIFIER where the sign-in began with SRP_A',
      ],
    ],
    [
      'the same for a request without a session',
      'DefineAuthChallenge_Authentication',
      { challengeName: 'SRP_A' },
      [
        'challengeName is the string "SRP_A"; it must be CUSTOM_CHALLENGE, or PASSWORD_VERIFIER where the sign-in began with SRP_A',
      ],
      { request: {} },
    ],
    [
      'no name beside a decision',
      'DefineAuthChallenge_Authentication',
      { challengeName: 'CUSTOM_CHALENGE', issueTokens: true },
      [],
    ],
    ['what nobody reads', 'CustomSMSSender_SignUp', { sent: true }, []],
    ['nothing where nobody reads it', 'CustomEmailSender_SignUp', undefined, []],
  ];
  for (const [name, source, response, expected, answered] of rows) {
    test(`tells ${name}`, () => assert.deepEqual(problems(source, response, answered), expected));
  }

  describe('finds nothing wrong with the event as it came', () => {
    // These two have to be answered.
    const mute = ['VerifyAuthChallengeResponse_Authentication', 'DefineAuthChallenge_Authentication'];
    for (const [name, contract] of Object.entries<TriggerContract>(contracts)) {
      for (const source of Object.keys(contract.sources).filter(one => !mute.includes(one))) {
        test(`${name}, ${source}`, () => {
          // The names are the table's own.
          const event = sampleEvent(source as never, { version: contract.version as never } as never);
          assert.deepEqual(checkResponse(source as never, event), []);
        });
      }
    }
  });

  describe('tells only the type of', () => {
    const secret = 'hunter2-482911';
    const secrets: [name: string, source: TriggerSource, response: unknown, version?: string][] = [
      ['a private parameter', 'CreateAuthChallenge_Authentication', { privateChallengeParameters: secret }],
      [
        'a claim',
        'TokenGeneration_Authentication',
        { claimsOverrideDetails: { claimsToAddOrOverride: secret } },
      ],
      ['all claims as a text', 'TokenGeneration_Authentication', { claimsOverrideDetails: secret }],
      [
        'a claim in a later version',
        'TokenGeneration_Authentication',
        { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: secret } } },
        '2',
      ],
      ['an attribute', 'UserMigration_Authentication', { userAttributes: secret }],
      ['a password in place of a status', 'UserMigration_Authentication', { desiredDeliveryMediums: secret }],
      [
        'an answer in place of a verdict',
        'VerifyAuthChallengeResponse_Authentication',
        { answerCorrect: secret },
      ],
      ['a mapped attribute', 'InboundFederation_ExternalProvider', { userAttributesToMap: secret }],
      ['an answer that is a text', 'PreSignUp_SignUp', secret],
      ['a response that is a text', 'PreSignUp_SignUp', { response: secret }],
    ];
    for (const [name, source, response, version] of secrets) {
      test(name, () => {
        const breaches = checkResponse(source, response, { version });
        assert.equal(breaches.length, 1);
        assert.equal(breaches[0]?.is, 'a string');
        assert.equal(JSON.stringify(breaches).includes(secret), false);
      });
    }

    test('but of the name of a claim, which is none', () => {
      const response = { claimsOverrideDetails: { claimsToSuppress: 'email' } };
      assert.deepEqual(problems('TokenGeneration_Authentication', response), [
        'claimsOverrideDetails.claimsToSuppress is the string "email"; it must be a list',
      ]);
    });

    test('but of a verdict in quotation marks, since that is the usual mistake', () => {
      assert.deepEqual(problems('VerifyAuthChallengeResponse_Authentication', { answerCorrect: 'true' }), [
        'answerCorrect is the string "true"; it must be the boolean true',
      ]);
    });
  });

  test('takes whatever a handler may return, and tells no secret of it', () => {
    const sources = Object.values<TriggerContract>(contracts).flatMap(({ sources }) => Object.keys(sources));
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.oneof(anything, fc.record({ response: anything })),
        (source, answer) => {
          // The names are the table's own.
          for (const { field, problem, error } of checkResponse(source as never, answer)) {
            assert.ok(field.length > 0 && problem.length > 0);
            assert.ok(/Sender_/.test(source) ? !error : error?.type.endsWith('Exception'));
          }
        },
      ),
    );
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), secret => {
        fc.pre(!/^\s*(?:true|false)\s*$/i.test(secret));
        const answer = { privateChallengeParameters: { answer: [secret] }, publicChallengeParameters: null };
        const breaches = checkResponse('CreateAuthChallenge_Authentication', answer);
        assert.deepEqual(
          breaches.map(({ problem }) => problem),
          ['privateChallengeParameters.answer is a list; it must be a string'],
        );
      }),
    );
  });

  test('tells the first twenty of very many, and names at most 120 characters long', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`member${index}`, true]));
    assert.equal(problems('PreSignUp_SignUp', many).length, 20);
    const [breach] = checkResponse('PreSignUp_SignUp', { ['long'.repeat(10_000)]: true });
    assert.ok(breach && breach.field.length <= 121 && breach.problem.length < 300);
    const lists = (length: number) => ({
      claimsOverrideDetails: { claimsToSuppress: Array(length).fill(1) },
    });
    assert.equal(problems('TokenGeneration_Authentication', lists(19_000)).length, 20);
    assert.deepEqual(problems('TokenGeneration_Authentication', lists(20_000)), [
      'response has more than 20000 members and elements, with those within them',
    ]);
  });

  test('takes claims that are nested deeply, and no deeper than can be read', () => {
    const claims = (depth: number) => {
      const deep = JSON.parse('['.repeat(depth) + ']'.repeat(depth));
      const tokens = { accessTokenGeneration: { claimsToAddOrOverride: { deep } } };
      return checkResponse(
        'TokenGeneration_Authentication',
        { claimsAndScopeOverrideDetails: tokens },
        { version: '2' },
      ).map(({ cause, field, error }) => [cause, field, error?.type]);
    };
    assert.deepEqual(claims(990), []);
    const tooDeep = ['answer-breaks-contract', '(answer)', 'InvalidLambdaResponseException'];
    assert.deepEqual(claims(1_000), [tooDeep]);
  });

  test('survives what throws while it is read', () => {
    const answer = {
      get response() {
        throw new Error('not now');
      },
    };
    assert.deepEqual(
      checkResponse('PreSignUp_SignUp', answer).map(({ cause }) => cause),
      ['answer-cannot-be-serialised'],
    );
  });

  test('goes by the source where the event came back with a version that there is not', () => {
    const event = { ...sampleEvent('PreSignUp_SignUp'), version: '7' };
    assert.deepEqual(problems('PreSignUp_SignUp', event), []);
    assert.throws(() => checkResponse('PreSignUp_SignUp', event, { version: '7' }), /has no version 7/);
  });
});
