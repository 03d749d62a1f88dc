import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkResponse, defineTrigger, sampleEvent, type TriggerContext } from '../../src/triggers/index.ts';

const context: TriggerContext = {
  awsRequestId: '7e9c1c3e-6f0b-4b9a-9d2f-0c9a3b1d5e77',
  functionName: 'fn',
  getRemainingTimeInMillis: () => 5000,
};

describe('a handler made by defineTrigger', () => {
  test('gives back the whole event with the members that it decides', async () => {
    const handler = defineTrigger('PreSignUp_SignUp', event => ({
      autoConfirmUser: event.request.userAttributes.email?.endsWith('@example.com') ?? false,
    }));
    const event = sampleEvent('PreSignUp_SignUp');
    const answer = await handler(event, context);
    assert.deepEqual(answer, {
      ...event,
      response: { autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false },
    });
    assert.deepEqual(checkResponse('PreSignUp_SignUp', answer), []);
  });

  test('may change the response in place and return nothing', async () => {
    const handler = defineTrigger('CustomMessage', async event => {
      event.response.emailMessage = `Hello ${event.userName}, ${event.request.codeParameter}`;
    });
    const { response } = await handler(sampleEvent('CustomMessage_ForgotPassword'), context);
    assert.deepEqual(response, { smsMessage: null, emailMessage: 'Hello anna, {####}', emailSubject: null });
  });

  test('serves all sources of its trigger, or leaves the others as they are', async () => {
    const confirm = () => ({ autoConfirmUser: true });
    const ofAll = defineTrigger('PreSignUp', confirm);
    const ofOne = defineTrigger('PreSignUp_SignUp', confirm);
    const event = sampleEvent('PreSignUp_AdminCreateUser');
    assert.equal((await ofAll(event, context)).response.autoConfirmUser, true);
    // What Lambda sends it is not up to the types.
    const send: (event: never, context: TriggerContext) => Promise<unknown> = ofOne;
    assert.deepEqual(await send(event as never, context), event);
  });

  test('takes an event without a version, as people type it, for the first', async () => {
    const event = { triggerSource: 'PreSignUp_SignUp', request: {}, response: {} };
    const first = defineTrigger('PreSignUp', () => ({ autoConfirmUser: true }));
    // What Lambda sends it is not up to the types.
    assert.deepEqual(await first(event as never, context), { ...event, response: { autoConfirmUser: true } });
    const second = defineTrigger('PreTokenGenerationV2', () => {});
    const tokens = { ...event, triggerSource: 'TokenGeneration_Authentication' };
    await assert.rejects(second(tokens as never, context), /version 2; the event is of .+, version 1$/);
  });

  const strangers = [
    ['of another trigger', sampleEvent('PostConfirmation_ConfirmSignUp'), /made for PreTokenGenerationV2/],
    [
      'of another version',
      sampleEvent('TokenGeneration_Authentication'),
      /version 2; the event is of TokenGeneration_Authentication, version 1/,
    ],
  ] as const;
  for (const [name, event, message] of strangers) {
    test(`refuses an event ${name}`, async () => {
      const handler = defineTrigger('PreTokenGenerationV2', () => {});
      // What Lambda sends it is not up to the types.
      await assert.rejects(handler(event as never, context), message);
    });
  }

  test('may choose between the challenges that there are', async () => {
    const handler = defineTrigger('DefineAuthChallenge', ({ request }) => ({
      challengeName: request.session.length > 0 ? 'PASSWORD_VERIFIER' : 'CUSTOM_CHALLENGE',
    }));
    const event = await handler(sampleEvent('DefineAuthChallenge_Authentication'), context);
    assert.deepEqual(checkResponse('DefineAuthChallenge_Authentication', event), []);
  });

  test('may return other members in each of its branches', async () => {
    const decide = defineTrigger('DefineAuthChallenge', ({ request }) => {
      if (request.session.length > 2) return { failAuthentication: true };
      if (request.session.at(-1)?.challengeResult) return { issueTokens: true };
      return { challengeName: 'CUSTOM_CHALLENGE' };
    });
    const write = defineTrigger('CustomMessage', async ({ triggerSource }) => {
      if (triggerSource === 'CustomMessage_SignUp')
        return { emailMessage: 'The code: {####}', emailSubject: 'Hi' };
      if (triggerSource === 'CustomMessage_ResendCode') return { smsMessage: 'The code: {####}' };
      return undefined;
    });
    const begun = await decide(sampleEvent('DefineAuthChallenge_Authentication'), context);
    assert.equal(begun.response.challengeName, 'CUSTOM_CHALLENGE');
    const resent = await write(sampleEvent('CustomMessage_ResendCode'), context);
    assert.equal(resent.response.smsMessage, 'The code: {####}');
  });

  for (const name of ['Wrong.Name', 'PreSignup', 'PreSignUp_Nobody', 'toString', '']) {
    test(`is refused at once where there is no trigger of the name: ${name}`, () => {
      // What JavaScript gives is not up to the types.
      assert.throws(() => defineTrigger(name as 'PreSignUp', () => {}), /^Error: There is no trigger /);
    });
  }

  test('tells its sources apart by their names', async () => {
    const handler = defineTrigger('UserMigration', event => {
      const known =
        event.triggerSource === 'UserMigration_ForgotPassword' || event.request.password.length > 8;
      return known ? { userAttributes: { email: 'anna@example.com' } } : undefined;
    });
    const shortly = { request: { password: 'short' } };
    const { response } = await handler(sampleEvent('UserMigration_Authentication', shortly), context);
    assert.equal(response.userAttributes, null);
    const asked = await handler(sampleEvent('UserMigration_ForgotPassword'), context);
    assert.deepEqual(asked.response.userAttributes, { email: 'anna@example.com' });
  });

  test('serves the versions by their names', async () => {
    const handler = defineTrigger('PreTokenGenerationV3', event => ({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: { scopesToAdd: [`${event.request.scopes.length}`] },
      },
    }));
    const machine = sampleEvent('TokenGeneration_ClientCredentials');
    const answer = await handler(machine, context);
    assert.deepEqual(checkResponse('TokenGeneration_ClientCredentials', answer), []);
    assert.deepEqual(answer.response.claimsAndScopeOverrideDetails?.accessTokenGeneration?.scopesToAdd, [
      '1',
    ]);
  });
});

/*
 * What must not compile. `npm run types` fails where a line below does; nothing of it is called.
 */
export const doesNotCompile = {
  aTextForATruthValue: () =>
    // @ts-expect-error: autoConfirmUser is a boolean
    defineTrigger('PreSignUp_SignUp', async () => ({ autoConfirmUser: 'true' })),
  anUnknownMember: () =>
    // @ts-expect-error: there is no autoConfirm
    defineTrigger('PreSignUp_SignUp', () => ({ autoConfirm: true })),
  anUnknownMemberBesideAKnownOne: () =>
    // @ts-expect-error: there is no autoConfirm
    defineTrigger('PreSignUp', async () => ({ autoConfirmUser: true, autoConfirm: true })),
  anUnknownMemberDeepInside: () =>
    // @ts-expect-error: there is no claimsToAdd
    defineTrigger('PreTokenGeneration', () => ({ claimsOverrideDetails: { claimsToAdd: {} } })),
  scopesInTheFirstVersion: () =>
    // @ts-expect-error: the first version has claimsOverrideDetails
    defineTrigger('PreTokenGeneration', () => ({ claimsAndScopeOverrideDetails: null })),
  aListOfOtherThings: () =>
    // @ts-expect-error: claims are named by texts
    defineTrigger('PreTokenGeneration', () => ({ claimsOverrideDetails: { claimsToSuppress: [1] } })),
  anAnswerWhereThereIsNone: () =>
    // @ts-expect-error: the response of PostConfirmation is empty
    defineTrigger('PostConfirmation', async () => ({ confirmed: true })),
  aChallengeThatIsNotThere: () =>
    // @ts-expect-error: it is called CUSTOM_CHALLENGE
    defineTrigger('DefineAuthChallenge', () => ({ challengeName: 'CUSTOM_CHALENGE' })),
  aStatusThatIsNotThere: () =>
    // @ts-expect-error: it is called CONFIRMED
    defineTrigger('UserMigration', () => ({ finalUserStatus: 'CONFIRMD' })),
  aMediumThatIsNotThere: () =>
    // @ts-expect-error: there are EMAIL and SMS
    defineTrigger('UserMigration', () => ({ desiredDeliveryMediums: ['FAX'] })),
  aWrongTypeInOneBranch: () =>
    // @ts-expect-error: autoVerifyEmail is a boolean
    defineTrigger('PreSignUp', event => {
      if (event.userName === 'anna') return { autoConfirmUser: true };
      return { autoVerifyEmail: 'true' };
    }),
  anUnknownMemberInOneBranch: () =>
    // @ts-expect-error: there is no autoConfirm
    defineTrigger('PreSignUp', event => {
      if (event.userName === 'anna') return { autoConfirmUser: true };
      return { autoConfirm: true };
    }),
  theWholeEvent: () =>
    // @ts-expect-error: the handler answers the response, not the event
    defineTrigger('PreSignUp', async event => event),
  noVerdict: () =>
    // @ts-expect-error: answerCorrect has to be answered
    defineTrigger('VerifyAuthChallengeResponse', async () => {}),
  aWrongMemberInPlace: () =>
    defineTrigger('PreSignUp', async event => {
      // @ts-expect-error: autoConfirmUser is a boolean
      event.response.autoConfirmUser = 'true';
      // @ts-expect-error: there is no autoConfirm
      event.response.autoConfirm = true;
    }),
  aPasswordThatIsNotThere: () =>
    // @ts-expect-error: somebody who forgot the password gives none
    defineTrigger('UserMigration_ForgotPassword', async event => void event.request.password.length),
  aPasswordThatMayNotBeThere: () =>
    // @ts-expect-error: one of the sources has no password
    defineTrigger('UserMigration', async event => void event.request.password.length),
  aSubBeforeTheUserIsMade: () =>
    // @ts-expect-error: there may be none
    defineTrigger('PreSignUp', async event => void event.request.userAttributes.sub.length),
  aUserOfAMachine: () =>
    defineTrigger('TokenGeneration_ClientCredentials', async event => {
      // @ts-expect-error: no user is concerned, so there are no groups
      event.request.groupConfiguration;
      // @ts-expect-error: nor a name
      event.userName.length;
    }),
  scopesOfTheFirstVersion: () =>
    // @ts-expect-error: they come with the second
    sampleEvent('TokenGeneration_RefreshTokens', { request: { scopes: ['phone'] } }),
  aVersionThatIsNotThere: () =>
    // @ts-expect-error: PreSignUp has one version
    sampleEvent('PreSignUp_SignUp', { version: '2' }),
  anAttributeOfAnotherType: () =>
    // @ts-expect-error: attributes are texts
    sampleEvent('PostConfirmation_ConfirmSignUp', { request: { userAttributes: { email_verified: true } } }),
  aSourceThatIsNotThere: () =>
    // @ts-expect-error: there is no such source
    sampleEvent('PreSignUp_Nobody'),
  aTriggerThatIsNotThere: () =>
    // @ts-expect-error: it is called PreSignUp
    defineTrigger('PreSignup', () => {}),
};
