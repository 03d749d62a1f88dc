import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { confirmSignIn, getCurrentUser, signIn } from '@aws-amplify/auth';
import { customPools, emailQuizClient, quizClient, quizPoolId } from '../operations/custom-pools.ts';
import { emailPoolId } from '../operations/described.ts';
import { person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

const done = { isSignedIn: true, nextStep: { signInStep: 'DONE' } };
const incorrect = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
let wire: Wire;
before(async () => {
  wire = await startWire({ pools: customPools });
});
after(() => wire.stop());
beforeEach(() => openApp(wire, { pool: quizPoolId, client: quizClient.open }));

const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });
const asked = (question: string, USERNAME: string) => ({
  isSignedIn: false,
  nextStep: {
    signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
    additionalInfo: { question, of: '3', USERNAME },
  },
});
const withoutSrp = { authFlowType: 'CUSTOM_WITHOUT_SRP' as const };
const withSrp = { authFlowType: 'CUSTOM_WITH_SRP' as const };

describe('Amplify answers the challenges of triggers', () => {
  test('without a password', async () => {
    const { name } = await person(wire, { pool: quizPoolId });
    assert.deepEqual(await signIn({ username: name, options: withoutSrp }), asked('1', name));
    assert.deepEqual(await answer('wrong'), asked('1', name));
    assert.deepEqual(await answer('secret answer 1'), asked('2', name));
    assert.deepEqual(await answer('secret answer 2'), asked('3', name));
    assert.deepEqual(await answer('secret answer 3'), done);
    assert.equal((await getCurrentUser()).username, name);
  });

  test('after the password', async () => {
    const { name, password } = await person(wire, { pool: quizPoolId });
    assert.deepEqual(await signIn({ username: name, password, options: withSrp }), asked('1', name));
    for (const question of ['1', '2']) await answer(`secret answer ${question}`);
    assert.deepEqual(await answer('secret answer 3'), done);
  });

  test('and is refused after a wrong password, and after too many wrong answers', async () => {
    const { name } = await person(wire, { pool: quizPoolId });
    await assert.rejects(
      signIn({ username: name, password: 'Wrong-Password-1', options: withSrp }),
      incorrect,
    );
    await signIn({ username: name, options: withoutSrp });
    await answer('wrong');
    await assert.rejects(answer('wrong'), incorrect);
  });

  test('with an address, where addresses stand for usernames', async () => {
    openApp(wire, { pool: emailPoolId, client: emailQuizClient });
    const { email, password } = await person(wire, { pool: emailPoolId });
    await signIn({ username: email, password, options: withSrp });
    for (const question of ['1', '2']) await answer(`secret answer ${question}`);
    assert.deepEqual(await answer('secret answer 3'), done);
  });
});
