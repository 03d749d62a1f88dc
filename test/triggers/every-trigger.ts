import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  type Lifeguard,
  type LifeguardOptions,
  type PoolsDescription,
  startLifeguard,
} from '../../src/testing/index.ts';
import { fixture } from './trigger-runner.ts';

const triggers = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'CustomMessage',
  'DefineAuthChallenge',
  'CreateAuthChallenge',
  'VerifyAuthChallengeResponse',
  'UserMigration',
] as const;

/** A trigger that Lifeguard runs. */
export type RunTrigger = (typeof triggers)[number];

export const clientId = 'open0client0of0triggers';
export const password = 'First-Password-1';

/** One pool with all triggers. Each has a function of its own, so that one that hangs holds up no other. */
export const description = {
  regions: ['us-east-1'],
  functions: Object.fromEntries(
    triggers.map(name => [name, { handler: fixture('as-named.ts'), timeoutSeconds: 30 }]),
  ),
  pools: [
    {
      id: 'us-east-1_Triggers1',
      name: 'every-trigger',
      autoVerifiedAttributes: ['email'],
      triggers: Object.fromEntries(triggers.map(name => [name, name])),
      clients: [
        {
          id: clientId,
          name: 'open',
          authFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        },
      ],
    },
  ],
} satisfies PoolsDescription;

/** A Lifeguard with the AWS SDK in front of it. */
export interface Stage extends Lifeguard {
  readonly sdk: CognitoIdentityProviderClient;
}

/** Starts one. */
export async function startStage(options: LifeguardOptions): Promise<Stage> {
  const lifeguard = await startLifeguard(options);
  const { endpoint, region, credentials } = lifeguard;
  const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
  const stop = async () => {
    sdk.destroy();
    await lifeguard.stop();
  };
  return { ...lifeguard, sdk, stop };
}

type Send = (stage: Stage, Username: string) => Promise<unknown>;

/** Makes a user who may sign in. */
export async function settle({ sdk, pools: [{ id: UserPoolId }] }: Stage, Username: string): Promise<void> {
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
  ];
  const who = { UserPoolId, Username };
  await sdk.send(new AdminCreateUserCommand({ ...who, UserAttributes, MessageAction: 'SUPPRESS' }));
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }));
}

const signUp: Send = ({ sdk }, Username) =>
  sdk.send(
    new SignUpCommand({
      ClientId: clientId,
      Username,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    }),
  );

const signIn: Send = ({ sdk }, USERNAME) =>
  sdk.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
    }),
  );

const askChallenge = ({ sdk }: Stage, USERNAME: string) =>
  sdk.send(
    new InitiateAuthCommand({ ClientId: clientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } }),
  );

/** Sets a trigger off for a user of that name; all that comes before it, it does too. */
export const setOff: Readonly<Record<RunTrigger, Send>> = {
  PreSignUp: signUp,
  PostConfirmation: async (stage, Username) => {
    await signUp(stage, Username);
    const mail = await stage.mail.latest({ to: `${Username}@example.com` });
    const ConfirmationCode = mail?.codes[0];
    await stage.sdk.send(new ConfirmSignUpCommand({ ClientId: clientId, Username, ConfirmationCode }));
  },
  PreAuthentication: afterSettling(signIn),
  PostAuthentication: afterSettling(signIn),
  PreTokenGeneration: afterSettling(signIn),
  CustomMessage: afterSettling(({ sdk }, Username) =>
    sdk.send(new ForgotPasswordCommand({ ClientId: clientId, Username })),
  ),
  DefineAuthChallenge: afterSettling(askChallenge),
  CreateAuthChallenge: afterSettling(askChallenge),
  VerifyAuthChallengeResponse: afterSettling(async (stage, Username) => {
    const { Session } = await askChallenge(stage, Username);
    const ChallengeResponses = { USERNAME: Username, ANSWER: 'Rex' };
    const answer = { ClientId: clientId, Session, ChallengeResponses };
    await stage.sdk.send(new RespondToAuthChallengeCommand({ ...answer, ChallengeName: 'CUSTOM_CHALLENGE' }));
  }),
  UserMigration: signIn,
};

function afterSettling(send: Send): Send {
  return async (stage, Username) => {
    await settle(stage, Username);
    return send(stage, Username);
  };
}
