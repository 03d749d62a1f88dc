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

export const triggers = [
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

const password = 'First-Password-1';
const answers = { handler: fixture('as-named.ts'), timeoutSeconds: 30 };

/** A pool with those triggers, each by its function. */
function poolWith(name: string, number: number, functions: Readonly<Record<string, string>>) {
  return {
    id: `us-east-1_Triggers${number}`,
    name,
    autoVerifiedAttributes: ['email' as const],
    triggers: functions,
    clients: [
      {
        id: `open0client0of0triggers${number}`,
        name: 'open',
        authFlows: [
          'ALLOW_USER_PASSWORD_AUTH' as const,
          'ALLOW_CUSTOM_AUTH' as const,
          'ALLOW_REFRESH_TOKEN_AUTH' as const,
        ],
      },
    ],
  };
}

/** One pool with all triggers. */
export const together = {
  regions: ['us-east-1'],
  functions: Object.fromEntries(triggers.map(name => [name, answers])),
  pools: [poolWith('together', 0, Object.fromEntries(triggers.map(name => [name, name])))],
} satisfies PoolsDescription;

/** What a trigger cannot do without. */
const needs: Readonly<Partial<Record<RunTrigger, readonly RunTrigger[]>>> = {
  CreateAuthChallenge: ['DefineAuthChallenge'],
  VerifyAuthChallengeResponse: ['DefineAuthChallenge', 'CreateAuthChallenge'],
};
const apart = triggers.map(name => [...(needs[name] ?? []), name].map(of => [of, `${name}-${of}`] as const));

/** A pool for each trigger, with functions of its own: one that hangs holds up nothing else. */
export const separate = {
  regions: ['us-east-1'],
  functions: Object.fromEntries(apart.flat().map(([, name]) => [name, answers])),
  pools: apart.map((functions, index) =>
    poolWith(`separate-${index}`, index + 1, Object.fromEntries(functions)),
  ),
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

/** Where a trigger is set off. */
export interface Place extends Pick<Stage, 'sdk' | 'mail'> {
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** The pool where a trigger is: the only one, or its own. */
export function placeOf({ sdk, mail, pools }: Stage, trigger: RunTrigger): Place {
  const pool = pools.length === 1 ? pools[0] : pools[triggers.indexOf(trigger)];
  return { sdk, mail, UserPoolId: pool?.id ?? '', ClientId: pool?.clients[0]?.id ?? '' };
}

type Send = (place: Place, Username: string) => Promise<unknown>;

/** Makes a user who may sign in. */
async function settle({ sdk, UserPoolId }: Place, Username: string): Promise<void> {
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
  ];
  const who = { UserPoolId, Username };
  await sdk.send(new AdminCreateUserCommand({ ...who, UserAttributes, MessageAction: 'SUPPRESS' }));
  await sdk.send(new AdminSetUserPasswordCommand({ ...who, Password: password, Permanent: true }));
}

const signUp: Send = ({ sdk, ClientId }, Username) =>
  sdk.send(
    new SignUpCommand({
      ClientId,
      Username,
      Password: password,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    }),
  );

const signIn: Send = ({ sdk, ClientId }, USERNAME) =>
  sdk.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD: password },
    }),
  );

const askChallenge = ({ sdk, ClientId }: Place, USERNAME: string) =>
  sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME } }));

/** Sets a trigger off for a user of that name; all that comes before it, it does too. */
export const setOff: Readonly<Record<RunTrigger, Send>> = {
  PreSignUp: signUp,
  PostConfirmation: async (place, Username) => {
    const { sdk, ClientId } = place;
    await signUp(place, Username);
    const mail = await place.mail.latest({ to: `${Username}@example.com` });
    const ConfirmationCode = mail?.codes[0];
    await sdk.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode }));
  },
  PreAuthentication: afterSettling(signIn),
  PostAuthentication: afterSettling(signIn),
  PreTokenGeneration: afterSettling(signIn),
  CustomMessage: afterSettling(({ sdk, ClientId }, Username) =>
    sdk.send(new ForgotPasswordCommand({ ClientId, Username })),
  ),
  DefineAuthChallenge: afterSettling(askChallenge),
  CreateAuthChallenge: afterSettling(askChallenge),
  VerifyAuthChallengeResponse: afterSettling(async (place, Username) => {
    const { Session } = await askChallenge(place, Username);
    const ChallengeResponses = { USERNAME: Username, ANSWER: 'Rex' };
    const answer = { ClientId: place.ClientId, Session, ChallengeResponses };
    await place.sdk.send(new RespondToAuthChallengeCommand({ ...answer, ChallengeName: 'CUSTOM_CHALLENGE' }));
  }),
  UserMigration: signIn,
};

function afterSettling(send: Send): Send {
  return async (place, Username) => {
    await settle(place, Username);
    return send(place, Username);
  };
}
