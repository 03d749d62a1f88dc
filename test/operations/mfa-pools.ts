import type { OperationName } from '../../src/model/operation.ts';
import { totpCode, totpStep } from '../../src/pool/totp.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import type { Person } from './people.ts';
import type { Wire } from './wire.ts';

/** Demands an authenticator app of everybody. */
export const requiredPool = { id: 'us-east-1_Mfa000001', client: 'required0client0of0mfa1' } as const;
/** Offers all factors to who turns them on. */
export const optionalPool = { id: 'us-east-1_Mfa000002', client: 'optional0client0of0mfa2' } as const;
/** Demands a factor, whichever of all. */
export const anyPool = { id: 'us-east-1_Mfa000003', client: 'any0client0of0mfa000003' } as const;

/** A pool and its app client. */
export interface MfaPool {
  readonly id: string;
  readonly client: string;
}

const authFlows = [
  'ALLOW_USER_SRP_AUTH' as const,
  'ALLOW_USER_PASSWORD_AUTH' as const,
  'ALLOW_ADMIN_USER_PASSWORD_AUTH' as const,
  'ALLOW_REFRESH_TOKEN_AUTH' as const,
];

const sendsAll = {
  sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
  mail: {
    sendingAccount: 'DEVELOPER',
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
  },
} as const;

export const mfaDescription: PoolsDescription = {
  regions: ['us-east-1'],
  pools: [
    {
      id: requiredPool.id,
      name: 'required',
      mfa: 'ON',
      clients: [{ id: requiredPool.client, name: 'required', authFlows }],
    },
    {
      id: optionalPool.id,
      name: 'optional',
      mfa: 'OPTIONAL',
      mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ...sendsAll,
      clients: [{ id: optionalPool.client, name: 'optional', authFlows }],
    },
    {
      id: anyPool.id,
      name: 'any',
      mfa: 'ON',
      mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      ...sendsAll,
      clients: [{ id: anyPool.client, name: 'any', authFlows }],
    },
  ],
};

/** The input of a sign-in by password. */
export function signIn({ client }: MfaPool, who: Person): object {
  return {
    ClientId: client,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
  };
}

/** The input of an answer to a challenge. */
export function answer(
  { client }: MfaPool,
  who: Person,
  ChallengeName: string,
  Session: string | undefined,
  responses: Readonly<Record<string, string>> = {},
): object {
  const ChallengeResponses = { USERNAME: who.name, ...responses };
  return { ClientId: client, ChallengeName, Session, ChallengeResponses };
}

/** The code that an app with that secret shows now, or as many half minutes later. */
export function codeOf(wire: Wire, secret: string | undefined, later = 0): string {
  return totpCode(secret ?? '', totpStep(wire.clock.now()) + later);
}

/** Another code than those of the secret around now. */
export function wrongFor(wire: Wire, secret: string): string {
  const right = [-2, -1, 0, 1, 2].map(later => codeOf(wire, secret, later));
  return right.includes('123456') ? '654321' : '123456';
}

/** Signs in with a password only, as far as that goes, and gives the access token. */
export async function accessToken(wire: Wire, pool: MfaPool, who: Person): Promise<string> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', signIn(pool, who));
  return AuthenticationResult?.AccessToken ?? '';
}

/** Gives a signed-in user an authenticator app, turned on; tells its secret. The next code is good. */
export async function withToken(wire: Wire, pool: MfaPool, who: Person): Promise<string> {
  const AccessToken = await accessToken(wire, pool, who);
  const { SecretCode = '' } = await wire.ok('AssociateSoftwareToken', { AccessToken });
  await wire.ok('VerifySoftwareToken', { AccessToken, UserCode: codeOf(wire, SecretCode) });
  await prefer(wire, pool, who, { SoftwareTokenMfaSettings: { Enabled: true } });
  wire.clock.advance('30s');
  return SecretCode;
}

/** Sets a user's preference as an administrator. */
export async function prefer(wire: Wire, pool: MfaPool, who: Person, preference: object): Promise<void> {
  const operation: OperationName = 'AdminSetUserMFAPreference';
  await wire.ok(operation, { UserPoolId: pool.id, Username: who.name, ...preference });
}

/** The challenge that a sign-in by password ends in. */
export async function challengeOf(
  wire: Wire,
  pool: MfaPool,
  who: Person,
): Promise<{ name: string | undefined; Session: string | undefined; parameters: Record<string, string> }> {
  const {
    ChallengeName,
    Session,
    ChallengeParameters = {},
  } = await wire.ok('InitiateAuth', signIn(pool, who));
  return { name: ChallengeName, Session, parameters: ChallengeParameters };
}
