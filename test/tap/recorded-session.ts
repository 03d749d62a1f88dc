import { readFile } from 'node:fs/promises';
import {
  AdminGetUserCommand,
  AssociateSoftwareTokenCommand,
  ChangePasswordCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetUserCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SignUpCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { systemClock } from '../../src/pool/clock.ts';
import { makeSecretHash } from '../../src/pool/secret-hash.ts';
import { totpCode, totpStep } from '../../src/pool/totp.ts';
import { createRecordingFile } from '../../src/tap/recording-file.ts';
import { recordingVersion } from '../../src/tap/recording-line.ts';
import type { PoolsDescription } from '../../src/testing/pools-description.ts';
import type { Lifeguard } from '../../src/testing/start-lifeguard.ts';
import { identity } from '../clients/identity.ts';
import { watchingTap } from './watching-tap.ts';

export const poolId = 'us-east-1_Record123';
export const [web, app, server] = [
  '1webwebwebwebwebwebwebwebw',
  '2appappappappappappappappa',
  '3serverserverserverserver3',
];
export const serverSecret = 'aSecretOfTheServerThatNobodyMayRead1234567';

/** Two clients that share users, and one with a secret. */
export function recordedPools(binding: 'client' | 'pool'): PoolsDescription {
  return {
    regions: ['us-east-1'],
    pools: [
      {
        id: poolId,
        name: 'recorded',
        usernameAttributes: ['email'],
        autoVerifiedAttributes: ['email'],
        mfa: 'OPTIONAL',
        mfaFactors: ['SOFTWARE_TOKEN_MFA'],
        resetCodeBinding: binding,
        clients: [
          { id: web, name: 'web' },
          { id: app, name: 'app' },
          {
            id: server,
            name: 'server',
            secret: serverSecret,
          },
        ],
      },
    ],
  };
}

/** Does what people do, through a tap that records, and gives every secret that there was. */
export async function recordSession(lifeguard: Lifeguard, file: string): Promise<readonly string[]> {
  await using tap = await watchingTap(lifeguard.endpoint, { withBodies: true, clock: lifeguard.clock });
  const sdk = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: tap.origin,
    credentials: { accessKeyId: 'AKIARECORDRECORD', secretAccessKey: 'a-key-that-is-secret' },
    maxAttempts: 1,
  });
  const secrets: string[] = ['a-key-that-is-secret', serverSecret];
  const secret = (...texts: (string | undefined)[]) => {
    for (const text of texts) if (text !== undefined) secrets.push(text);
    return texts[0] ?? '';
  };
  const refused = async (promise: Promise<unknown>) =>
    promise.then(
      () => {
        throw new Error('it was not refused');
      },
      () => {},
    );
  const email = secret('anna.of.the.recording@example.com');
  const [first, second, third] = ['First-Secret-1', 'Second-Secret-2', 'Third-Secret-3'].map(text =>
    secret(text),
  );
  const newestCode = async () => secret((await lifeguard.mail.latest({ to: email }))?.codes[0]);
  const signIn = async (ClientId: string, PASSWORD = '', more: Record<string, string> = {}) => {
    const { AuthenticationResult: result } = await sdk.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: email, PASSWORD, ...more },
      }),
    );
    secret(result?.AccessToken, result?.IdToken, result?.RefreshToken);
    return result ?? {};
  };

  const enrol = async () => {
    const { AccessToken } = await signIn(app, third);
    const { SecretCode = '' } = await sdk.send(new AssociateSoftwareTokenCommand({ AccessToken }));
    const UserCode = totpCode(secret(SecretCode), totpStep(lifeguard.clock.now()));
    await refused(
      sdk.send(
        new VerifySoftwareTokenCommand({
          AccessToken,
          UserCode: UserCode === '123123' ? '321321' : '123123',
        }),
      ),
    );
    await sdk.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: secret(UserCode) }));
  };

  const { UserSub } = await sdk.send(
    new SignUpCommand({
      ClientId: web,
      Username: email,
      Password: first,
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'given_name', Value: secret('Annabella') },
      ],
      ClientMetadata: { note: secret('a note that is private') },
    }),
  );
  secret(UserSub);
  await refused(
    sdk.send(
      new ConfirmSignUpCommand({ ClientId: web, Username: email, ConfirmationCode: secret('919191') }),
    ),
  );
  const confirm = new ConfirmSignUpCommand({
    ClientId: web,
    Username: email,
    ConfirmationCode: await newestCode(),
  });
  await sdk.send(confirm);
  await refused(sdk.send(confirm));
  const { AccessToken, IdToken, RefreshToken } = await signIn(web, first);
  await sdk.send(new GetUserCommand({ AccessToken }));
  await refused(sdk.send(new GetUserCommand({ AccessToken: IdToken })));
  await refused(signIn(web, secret('Wrong-Secret-9')));
  const refresh = (ClientId: string) =>
    sdk.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken ?? '' },
      }),
    );
  const refreshed = await refresh(web);
  secret(refreshed.AuthenticationResult?.AccessToken, refreshed.AuthenticationResult?.IdToken);
  await refused(refresh(app));
  await sdk.send(
    new ChangePasswordCommand({ AccessToken, PreviousPassword: first, ProposedPassword: second }),
  );
  await sdk.send(new ForgotPasswordCommand({ ClientId: web, Username: email }));
  const reset = (ClientId: string, Password: string | undefined, ConfirmationCode: string) =>
    sdk.send(new ConfirmForgotPasswordCommand({ ClientId, Username: email, ConfirmationCode, Password }));
  const code = await newestCode();
  await refused(reset(web, secret('short'), code));
  await reset(app, third, code).catch(() => reset(web, third, code));
  await signInBySrp(tap.origin, email, third ?? '');
  await signInBySrp(tap.origin, email, secret('Never-The-Right-One-1')).catch(() => {});
  await enrol();
  await refused(signIn(server, third));
  await signIn(server, third, { SECRET_HASH: secret(makeSecretHash(serverSecret, email, server)) });
  await refused(
    sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: web,
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        Session: secret('a-session-that-nobody-gave-out'),
        ChallengeResponses: { USERNAME: email, NEW_PASSWORD: secret('Fourth-Secret-4') },
      }),
    ),
  );
  await sdk.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: email }));
  await sdk.send(new RevokeTokenCommand({ ClientId: web, Token: RefreshToken }));
  await refused(refresh(web));
  sdk.destroy();

  const recording = await createRecordingFile(file, 1_000_000, {
    recording: recordingVersion,
    madeBy: 'this test',
    upstream: lifeguard.endpoint,
    startedAt: new Date(systemClock.now()).toISOString(),
    showsUsers: false,
  });
  for (const call of tap.calls) recording.write(call);
  await recording.close();
  return [...new Set(secrets)].filter(text => text !== '');
}

function signInBySrp(endpoint: string, Username: string, Password: string): Promise<unknown> {
  const Pool = new identity.CognitoUserPool({ UserPoolId: poolId, ClientId: web, endpoint: `${endpoint}/` });
  const user = new identity.CognitoUser({ Username, Pool });
  const details = new identity.AuthenticationDetails({ Username, Password });
  return new Promise((onSuccess, onFailure) => user.authenticateUser(details, { onSuccess, onFailure }));
}

/** The calls of a recording, as they stand in the file. */
export async function linesOf(file: string): Promise<readonly string[]> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n').slice(1);
}
