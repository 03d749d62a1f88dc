import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLifeguard } from '../../src/testing/index.ts';

const quiz = (name: string) => new URL(`../operations/handlers/quiz/${name}.ts`, import.meta.url);

test('modules that make challenges sign users in', async () => {
  await using lifeguard = await startLifeguard({
    pools: {
      regions: ['us-east-1'],
      pools: [
        {
          id: 'us-east-1_KitCustom1',
          name: 'kit',
          clients: [{ id: 'kit0client0of0custom001', name: 'web', authFlows: ['ALLOW_CUSTOM_AUTH'] }],
        },
      ],
    },
    triggers: {
      DefineAuthChallenge: quiz('define'),
      CreateAuthChallenge: quiz('create'),
      VerifyAuthChallengeResponse: quiz('verify'),
    },
  });
  const { endpoint, region, credentials, pools } = lifeguard;
  const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials });
  const ClientId = pools[0].clients[0]?.id;
  await cognito.send(
    new AdminCreateUserCommand({ UserPoolId: pools[0].id, Username: 'anna', MessageAction: 'SUPPRESS' }),
  );
  let { Session } = await cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'anna' } }),
  );
  let token: string | undefined;
  for (const question of [1, 2, 3]) {
    const answered = await cognito.send(
      new RespondToAuthChallengeCommand({
        ClientId,
        ChallengeName: 'CUSTOM_CHALLENGE',
        Session,
        ChallengeResponses: { USERNAME: 'anna', ANSWER: `secret answer ${question}` },
      }),
    );
    Session = answered.Session;
    token = answered.AuthenticationResult?.AccessToken;
  }
  assert.ok(token);
  assert.deepEqual(
    lifeguard.events.last({ operation: 'RespondToAuthChallenge' })?.triggers.map(({ source }) => source),
    ['VerifyAuthChallengeResponse_Authentication', 'DefineAuthChallenge_Authentication'],
  );
  cognito.destroy();
});
