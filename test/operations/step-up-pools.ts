import assert from 'node:assert/strict';
import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import type { Output } from '../../src/model/operation.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { sdkOf } from './choice.ts';
import { codeOf, type MfaPool } from './mfa-pools.ts';
import { codeFor, type Person } from './people.ts';
import type { Wire } from './wire.ts';

/** Offers every factor, first and second. */
export const anyFactor = { id: 'us-east-1_StepUp001', client: 'stepup0open0client00001' } as const;
/** Demands an authenticator app of everybody. */
export const demanding = { id: 'us-east-1_StepUp002', client: 'stepup0must0client00001' } as const;
/** Names its levels, and knows no MFA. */
export const naming = { id: 'us-east-1_StepUp003', client: 'stepup0name0client00001' } as const;
/** Its passkeys stand for both factors, and its devices are remembered in place of MFA. */
export const strong = { id: 'us-east-1_StepUp004', client: 'stepup0strong0client001' } as const;

/** Other app clients of the first pool. */
export const hidingClient = 'stepup0hide0client00001';
export const otherClient = 'stepup0other0client0001';

const authFlows = [
  'ALLOW_USER_AUTH' as const,
  'ALLOW_USER_PASSWORD_AUTH' as const,
  'ALLOW_REFRESH_TOKEN_AUTH' as const,
];
const firstFactors = ['PASSWORD' as const, 'EMAIL_OTP' as const, 'SMS_OTP' as const, 'WEB_AUTHN' as const];
const sends = {
  sms: { callerArn: 'arn:aws:iam::123456789012:role/sms' },
  mail: {
    sendingAccount: 'DEVELOPER',
    sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/codes@example.com',
  },
} as const;
const clientOf = ({ client: id }: MfaPool) => ({ id, name: 'open', authFlows });

export const stepUpDescription: PoolsDescription = {
  regions: ['us-east-1'],
  pools: [
    {
      id: anyFactor.id,
      name: 'any',
      autoVerifiedAttributes: ['email'],
      mfa: 'OPTIONAL',
      mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
      firstFactors,
      passkeys: { relyingParty: 'localhost' },
      ...sends,
      clients: [
        clientOf(anyFactor),
        { id: hidingClient, name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
        { id: otherClient, name: 'other', authFlows },
      ],
    },
    { id: demanding.id, name: 'demanding', mfa: 'ON', clients: [clientOf(demanding)] },
    {
      id: naming.id,
      name: 'naming',
      firstFactors: ['PASSWORD', 'EMAIL_OTP'],
      acrLevels: { level1: 'bronze', level2: 'silver' },
      clients: [clientOf(naming)],
    },
    {
      id: strong.id,
      name: 'strong',
      mfa: 'OPTIONAL',
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      passkeys: { relyingParty: 'localhost', standForBothFactors: true },
      clients: [clientOf(strong)],
    },
  ],
};

/** The default name of a level. */
export const level = (number: number): string => `urn:cognito:loa:${number}`;

/** Sends with an SDK of its own. */
async function send(
  wire: Wire,
  command: InitiateAuthCommand | RespondToAuthChallengeCommand,
): Promise<Output<'InitiateAuth'>> {
  const sdk = sdkOf(wire);
  try {
    const { $metadata: _, ...told } =
      command instanceof InitiateAuthCommand ? await sdk.send(command) : await sdk.send(command);
    // What is left came over the wire, where no member is undefined.
    return told as Output<'InitiateAuth'>;
  } finally {
    sdk.destroy();
  }
}

/** Begins a choice-based sign-in with the SDK. */
export function begin(
  wire: Wire,
  { client: ClientId }: MfaPool,
  who: Person,
  parameters: Readonly<Record<string, string>> = {},
): Promise<Output<'InitiateAuth'>> {
  const AuthParameters = { USERNAME: who.name, ...parameters };
  return send(wire, new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_AUTH', AuthParameters }));
}

type Asked = Output<'InitiateAuth'>;

/** Answers the challenge that another answer asked, with the SDK. */
export function respond(
  wire: Wire,
  { client: ClientId }: MfaPool,
  who: Person,
  { ChallengeName, Session }: Asked,
  responses: Readonly<Record<string, string>>,
): Promise<Asked> {
  const ChallengeResponses = { USERNAME: who.name, ...responses };
  return send(
    wire,
    new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }),
  );
}

/** A choice with the password in the same call. */
export const withPassword = (who: Person) => ({ ANSWER: 'PASSWORD', PASSWORD: who.password });
/** The next code of an authenticator app. */
export const withApp = (wire: Wire, secret: string) => ({ SOFTWARE_TOKEN_MFA_CODE: codeOf(wire, secret) });
/** The newest code that was mailed. */
export const withMail = async (wire: Wire, who: Person) => ({ EMAIL_OTP_CODE: await codeFor(wire, who) });

/** What the tokens tell of the level, verified by aws-jwt-verify; both tell the same. */
export async function toldBy(
  wire: Wire,
  { id: userPoolId, client: clientId }: MfaPool,
  { AuthenticationResult }: Pick<Output<'InitiateAuth'>, 'AuthenticationResult'>,
) {
  const jwks = JSON.parse(await (await fetch(`${wire.endpoint}/${userPoolId}/.well-known/jwks.json`)).text());
  const [id, access] = await Promise.all(
    (['id', 'access'] as const).map(async tokenUse => {
      const verifier = CognitoJwtVerifier.create({ userPoolId, clientId, tokenUse });
      // The verifier would fetch them from the issuer, which is the real service's address.
      verifier.cacheJwks(jwks);
      const token = AuthenticationResult?.[tokenUse === 'id' ? 'IdToken' : 'AccessToken'];
      const { acr, amr, auth_time: authTime } = await verifier.verify(token ?? '');
      return { acr, amr, authTime };
    }),
  );
  assert.deepEqual(id, access);
  return { acr: id?.acr, amr: id?.amr, authTime: Number(id?.authTime) };
}

/** The same, but for the time. */
export async function levelOf(...of: Parameters<typeof toldBy>) {
  const { acr, amr } = await toldBy(...of);
  return [acr, amr];
}
