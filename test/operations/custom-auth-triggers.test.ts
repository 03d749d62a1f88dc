import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import * as pools from './custom-pools.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const { scriptedClient: ClientId, scriptedHiding, scriptedPoolId } = pools;

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: pools.customPools });
});
after(() => wire.stop());

/** A user for whom the triggers answer that. */
const scripted = (script: object, traits: { status?: 'FORCE_CHANGE_PASSWORD' } = {}) =>
  person(wire, { pool: scriptedPoolId, ...traits, attributes: { nickname: JSON.stringify(script) } });
const start = ({ name }: Pick<Person, 'name'>, more: object = {}) => ({
  ClientId,
  AuthFlow: 'CUSTOM_AUTH',
  AuthParameters: { USERNAME: name, ...more },
});
const answer = ({ name }: Person, Session: string | undefined, ANSWER = 'answer', more: object = {}) => ({
  ClientId,
  ChallengeName: 'CUSTOM_CHALLENGE',
  Session,
  ChallengeResponses: { USERNAME: name, ANSWER },
  ...more,
});
const sources = () => wire.events.last()?.triggers.map(({ source }) => source.replace('_Authentication', ''));
/** The events that triggers printed since then. */
const printed = (since: number) =>
  wire.logged.slice(since).map(line => JSON.parse(line.replace(/^[^{]*/, '')));

const ask = { challengeName: 'CUSTOM_CHALLENGE', issueTokens: false, failAuthentication: false };
const give = { issueTokens: true, failAuthentication: false };

describe('the triggers of a custom sign-in', () => {
  test('are told all that came before, and the metadata of their own call', async () => {
    const anna = await scripted({
      show: true,
      DefineAuthChallenge: [ask, ask, give],
      CreateAuthChallenge: [
        {
          publicChallengeParameters: { hint: 'mother' },
          privateChallengeParameters: { right: 'hidden from clients' },
          challengeMetadata: '1ST',
        },
        { challengeMetadata: null },
      ],
      VerifyAuthChallengeResponse: [{ answerCorrect: true }],
    });
    const since = wire.logged.length;
    const first = await wire.call('InitiateAuth', { ...start(anna), ClientMetadata: { of: 'start' } });
    assert.equal(first.text.includes('hidden from clients'), false);
    const { Session, ...shown } = JSON.parse(first.text);
    assert.equal(JSON.stringify(shown).includes('1ST'), false);
    assert.deepEqual(shown.ChallengeParameters, { USERNAME: anna.name, hint: 'mother' });
    assert.deepEqual(sources(), ['PreAuthentication', 'DefineAuthChallenge', 'CreateAuthChallenge']);
    const [before_, define, create] = printed(since);
    assert.deepEqual(before_.request.validationData, { of: 'start' });
    assert.deepEqual(define.response, {
      challengeName: null,
      issueTokens: null,
      failAuthentication: null,
    });
    const { userAttributes, ...request } = define.request;
    assert.deepEqual(request, { session: [] });
    assert.equal(userAttributes['cognito:user_status'], 'CONFIRMED');
    assert.deepEqual(create.response, {
      publicChallengeParameters: null,
      privateChallengeParameters: null,
      challengeMetadata: null,
    });
    assert.deepEqual(
      [create.request.challengeName, create.request.session, create.request.clientMetadata],
      ['CUSTOM_CHALLENGE', [], undefined],
    );

    const then = wire.logged.length;
    const ClientMetadata = { of: 'answer' };
    await wire.ok('RespondToAuthChallenge', answer(anna, Session, 'mine', { ClientMetadata }));
    const [verify, again, next] = printed(then);
    assert.deepEqual(verify.response, { answerCorrect: null });
    // They are there, and what is printed of them tells no more.
    assert.deepEqual(
      [verify.request.privateChallengeParameters, verify.request.challengeAnswer],
      [{ right: '•••' }, '•••'],
    );
    const session = [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: '1ST' }];
    assert.deepEqual([again.request.session, next.request.session], [session, session]);
    for (const event of [verify, again, next]) {
      assert.deepEqual(event.request.clientMetadata, ClientMetadata);
      assert.equal('userNotFound' in event.request, false);
    }
  });

  test('are told whether the user is there, by clients that hide it', async () => {
    const anna = await scripted({ show: true, DefineAuthChallenge: [ask], CreateAuthChallenge: [{}] });
    const since = wire.logged.length;
    await wire.ok('InitiateAuth', { ...start(anna), ClientId: scriptedHiding });
    const [, define, create] = printed(since);
    assert.deepEqual([define.request.userNotFound, create.request.userNotFound], [false, false]);
  });

  test('may let somebody in without any challenge, after which PostAuthentication runs', async () => {
    const anna = await scripted({ DefineAuthChallenge: [give] });
    const { AuthenticationResult } = await wire.ok('InitiateAuth', start(anna));
    assert.ok(AuthenticationResult?.IdToken);
    assert.deepEqual(sources(), ['PreAuthentication', 'DefineAuthChallenge', 'PostAuthentication']);
  });

  test('may ask for no password in a sign-in that brings SRP_A', async () => {
    const anna = await scripted({ show: true, DefineAuthChallenge: [ask, ask, give] });
    const since = wire.logged.length;
    const { ChallengeName } = await wire.ok(
      'InitiateAuth',
      start(anna, { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abc' }),
    );
    assert.equal(ChallengeName, 'CUSTOM_CHALLENGE');
    assert.deepEqual(printed(since)[1].request.session, [
      { challengeName: 'SRP_A', challengeResult: true, challengeMetadata: null },
    ]);
  });

  test('do not let in who is disabled, by leaving out the password of a sign-in that brings SRP_A', async () => {
    for (const decision of [ask, give]) {
      const anna = await scripted({ DefineAuthChallenge: [decision] });
      await wire.ok('AdminDisableUser', { UserPoolId: scriptedPoolId, Username: anna.name });
      await wire.refused('InitiateAuth', start(anna, { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abc' }), {
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
        cause: 'user-is-disabled',
      });
    }
  });

  const impossible: [what: string, challengeName: string, more: object, possible: string[]][] = [
    ['a name of their own', 'CAPTCHA', {}, ['CUSTOM_CHALLENGE']],
    ['the password where there is no SRP_A', 'PASSWORD_VERIFIER', {}, ['CUSTOM_CHALLENGE']],
    [
      'what the client began with',
      'SRP_A',
      { CHALLENGE_NAME: 'SRP_A', SRP_A: 'abc' },
      ['CUSTOM_CHALLENGE', 'PASSWORD_VERIFIER'],
    ],
  ];
  for (const [what, challengeName, more, possible] of impossible) {
    test(`may not name ${what}`, async () => {
      const anna = await scripted({ DefineAuthChallenge: [{ challengeName }] });
      await wire.refused('InitiateAuth', start(anna, more), {
        type: 'InvalidLambdaResponseException',
        message: 'Unrecognizable lambda output',
        cause: 'challenge-cannot-follow',
        facts: { challenge: challengeName, possible },
      });
    });
  }

  test('may not keep more than a Session holds, at once or in many rounds', async () => {
    const tooLarge = {
      type: 'InvalidLambdaResponseException',
      message: 'Unrecognizable lambda output',
      cause: 'challenge-too-large',
    };
    const most = 800;
    const keeping = (characters: number) => ({
      DefineAuthChallenge: [ask],
      CreateAuthChallenge: [{ privateChallengeParameters: { answer: 'x'.repeat(characters) } }],
    });
    const { Session = '' } = await wire.ok('InitiateAuth', start(await scripted(keeping(most))));
    assert.ok(Session.length <= 2048);
    await wire.refused('InitiateAuth', start(await scripted(keeping(most + 400))), tooLarge);

    const endless = await scripted({
      DefineAuthChallenge: [ask],
      CreateAuthChallenge: [{ challengeMetadata: 'CODE-123456' }],
      VerifyAuthChallengeResponse: [{ answerCorrect: false }],
    });
    let asked = await wire.ok('InitiateAuth', start(endless));
    for (let round = 1; round < 40; round += 1) {
      asked = await wire.ok('RespondToAuthChallenge', answer(endless, asked.Session));
    }
    assert.ok((asked.Session ?? '').length <= 2048);
  });

  const failing: [trigger: string, script: object][] = [
    ['DefineAuthChallenge', { DefineAuthChallenge: [{ challengeName: 5 }] }],
    ['CreateAuthChallenge', { DefineAuthChallenge: [ask], CreateAuthChallenge: [{ wrong: 1 }] }],
  ];
  for (const [trigger, script] of failing) {
    test(`fail by an answer of ${trigger} that breaks its contract`, async () => {
      await wire.refused('InitiateAuth', start(await scripted(script)), {
        type: 'InvalidLambdaResponseException',
        message: 'Unrecognizable lambda output',
        cause: 'answer-breaks-contract',
        facts: { trigger },
      });
    });
  }
  test('fail by no verdict, which uses the session up', async () => {
    const anna = await scripted({ DefineAuthChallenge: [ask], CreateAuthChallenge: [{}] });
    const { Session } = await wire.ok('InitiateAuth', start(anna));
    await wire.refused('RespondToAuthChallenge', answer(anna, Session), {
      type: 'InvalidLambdaResponseException',
      message: 'Unrecognizable lambda output',
      cause: 'answer-breaks-contract',
      facts: { field: 'answerCorrect' },
    });
    await wire.refused('RespondToAuthChallenge', answer(anna, Session), {
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
      cause: 'session-already-used',
    });
  });
});
