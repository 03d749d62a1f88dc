import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { confirmSignIn, fetchAuthSession, signIn, signOut } from '@aws-amplify/auth';
import { choiceClient, choiceDescription, choicePoolId } from '../operations/choice-pools.ts';
import { customPools, quizClient, quizPoolId } from '../operations/custom-pools.ts';
import { codeFor, person } from '../operations/people.ts';
import { startWire, type Wire } from '../operations/wire.ts';
import { openApp } from './amplify-app.ts';

let wire: Wire;
before(async () => {
  wire = await startWire({
    pools: {
      regions: ['us-east-1'],
      functions: customPools.functions,
      pools: [customPools.pools[0], choiceDescription.pools[0]],
    },
  });
  for (const UserPoolId of [quizPoolId, choicePoolId]) {
    const { UserPool } = await wire.ok('DescribeUserPool', { UserPoolId });
    // What is left out goes back to its default.
    await wire.ok('UpdateUserPool', {
      UserPoolId,
      LambdaConfig: UserPool?.LambdaConfig,
      AutoVerifiedAttributes: UserPool?.AutoVerifiedAttributes,
      Policies: UserPool?.Policies,
      SmsConfiguration: UserPool?.SmsConfiguration,
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
    });
  }
});
after(() => wire.stop());

const deviceKey = async () => (await fetchAuthSession()).tokens?.accessToken.payload.device_key;
const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });
const answerQuestions = async () => {
  for (const question of ['1', '2', '3']) await answer(`secret answer ${question}`);
};

describe('Amplify proves its device after', () => {
  for (const authFlowType of ['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const) {
    test(`the challenges of triggers: ${authFlowType}`, async () => {
      const { name: username, password } = await person(wire, { pool: quizPoolId });
      openApp(wire, { pool: quizPoolId, client: quizClient.open });
      const keys = [];
      for (const _ of ['new', 'known']) {
        const options = { authFlowType };
        await signIn({ username, options, ...(authFlowType === 'CUSTOM_WITH_SRP' && { password }) });
        await answerQuestions();
        keys.push(await deviceKey());
        await signOut();
      }
      assert.match(String(keys[0]), /^us-east-1_/);
      assert.equal(keys[0], keys[1]);
    });
  }

  for (const factor of ['PASSWORD_SRP', 'EMAIL_OTP'] as const) {
    test(`a first factor that the user selects: ${factor}`, async () => {
      const anna = await person(wire, { pool: choicePoolId });
      openApp(wire, { pool: choicePoolId, client: choiceClient.open });
      const keys = [];
      for (const _ of ['new', 'known']) {
        await signIn({ username: anna.name, options: { authFlowType: 'USER_AUTH' } });
        await answer(factor);
        const { isSignedIn } = await answer(
          factor === 'EMAIL_OTP' ? await codeFor(wire, anna) : anna.password,
        );
        assert.equal(isSignedIn, true);
        keys.push(await deviceKey());
        await signOut();
      }
      assert.match(String(keys[0]), /^us-east-1_/);
      assert.equal(keys[0], keys[1]);
    });
  }

  test('no password that is sent as a selected factor: it names no device then', async () => {
    const { name: username, password } = await person(wire, { pool: choicePoolId });
    openApp(wire, { pool: choicePoolId, client: choiceClient.open });
    const keys = new Set();
    for (const _ of ['new', 'new again']) {
      await signIn({ username, options: { authFlowType: 'USER_AUTH' } });
      await answer('PASSWORD');
      await answer(password);
      keys.add(await deviceKey());
      await signOut();
    }
    assert.equal(keys.size, 2);
  });
});
