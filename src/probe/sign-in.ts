import { decodeJwt } from 'jose';
import { type Members, members, textOf } from '../pool/members.ts';
import { srpNameOf } from '../pool/pool-id.ts';
import { type SrpClient, startSrp } from '../pool/srp-client.ts';
import type { CallCognito } from './cognito.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeSubject } from './probe-subject.ts';
import { secretHashFor } from './secret-hash.ts';
import { Unexpected } from './unexpected.ts';

/** The ways to sign in by password that the probe can go, as the API names them; the safest first. */
export const signInWays = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH'] as const;

/** One of them. */
export type SignInWay = (typeof signInWays)[number];

/** What a sign-in gave. */
export interface SignedIn {
  readonly id: string;
  readonly access: string;
  readonly refresh: string;
  /** The canonical username, which the SECRET_HASH of a refresh is made of. */
  readonly username: string;
  /** The device that the sign-in made, where the pool remembers devices. */
  readonly device: NewDevice | undefined;
}

/** NewDeviceMetadata. */
export interface NewDevice {
  readonly key: string;
  readonly group: string;
}

type Ports = Pick<ProbePorts, 'call' | 'now' | 'random'>;
type Way = (ports: Ports, subject: ProbeSubject, password: string) => Promise<Members>;

const ways: Readonly<Record<SignInWay, Way>> = {
  USER_SRP_AUTH: bySrp,
  USER_PASSWORD_AUTH: ({ call }, subject, password) =>
    initiate(call, subject, 'USER_PASSWORD_AUTH', { PASSWORD: password }),
  USER_AUTH: byChoice,
};

/** Signs in with the password, by the way that the app client allows, as apps do. */
export async function signIn(ports: Ports, subject: ProbeSubject, password: string): Promise<SignedIn> {
  const answer = await ways[subject.signInWay](ports, subject, password);
  const result = members(answer.AuthenticationResult);
  const [id, access, refresh] = [
    textOf(result.IdToken),
    textOf(result.AccessToken),
    textOf(result.RefreshToken),
  ];
  if (!id || !access || !refresh) throw new Unexpected(withoutTokens(subject, textOf(answer.ChallengeName)));
  const { DeviceKey, DeviceGroupKey } = members(result.NewDeviceMetadata);
  const [key, group] = [textOf(DeviceKey), textOf(DeviceGroupKey)];
  const username = textOf(decodeJwt(access).username) ?? '';
  return { id, access, refresh, username, device: key && group ? { key, group } : undefined };
}

async function bySrp(
  { call, now, random }: Ports,
  subject: ProbeSubject,
  password: string,
): Promise<Members> {
  const srp = startSrp(random);
  const challenge = await initiate(call, subject, 'USER_SRP_AUTH', { SRP_A: srp.srpA });
  return prove({ call, now }, subject, { srp, challenge, password });
}

/** Prefers SRP; the password itself goes over the wire only where the pool does not offer it. */
async function byChoice(
  { call, now, random }: Ports,
  subject: ProbeSubject,
  password: string,
): Promise<Members> {
  const srp = startSrp(random);
  const asked = { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: srp.srpA };
  const challenge = await initiate(call, subject, 'USER_AUTH', asked);
  const offered = challenge.AvailableChallenges;
  const isChoice = challenge.ChallengeName === 'SELECT_CHALLENGE';
  if (isChoice && Array.isArray(offered) && offered.includes('PASSWORD')) {
    const answers = { ANSWER: 'PASSWORD', PASSWORD: password };
    return respond(call, subject, challenge, subject.username, answers);
  }
  return prove({ call, now }, subject, { srp, challenge, password });
}

/** Answers PASSWORD_VERIFIER. */
async function prove(
  { call, now }: Pick<Ports, 'call' | 'now'>,
  subject: ProbeSubject,
  { srp, challenge, password }: { srp: SrpClient; challenge: Members; password: string },
): Promise<Members> {
  const given = textOf(challenge.ChallengeName);
  if (given !== 'PASSWORD_VERIFIER') {
    throw new Unexpected(`the challenge is ${given ?? 'none'}, not PASSWORD_VERIFIER`);
  }
  const parameters = members(challenge.ChallengeParameters);
  const userId = textOf(parameters.USER_ID_FOR_SRP) ?? '';
  const answers = srp.answer(
    {
      poolName: srpNameOf(subject.poolId),
      userId,
      salt: textOf(parameters.SALT) ?? '',
      srpB: textOf(parameters.SRP_B) ?? '',
      secretBlock: textOf(parameters.SECRET_BLOCK) ?? '',
    },
    password,
    now(),
  );
  return respond(call, subject, challenge, userId, { ...answers });
}

function initiate(
  call: CallCognito,
  subject: ProbeSubject,
  AuthFlow: SignInWay,
  parameters: Readonly<Record<string, string>>,
): Promise<Members> {
  const { clientId: ClientId, username: USERNAME } = subject;
  const AuthParameters = { USERNAME, ...parameters, ...hashed(subject, USERNAME) };
  return call('InitiateAuth', { ClientId, AuthFlow, AuthParameters });
}

function respond(
  call: CallCognito,
  subject: ProbeSubject,
  { ChallengeName, Session }: Members,
  USERNAME: string,
  answers: Readonly<Record<string, string>>,
): Promise<Members> {
  const ChallengeResponses = { USERNAME, ...answers, ...hashed(subject, USERNAME) };
  return call('RespondToAuthChallenge', {
    ClientId: subject.clientId,
    ChallengeName,
    ChallengeResponses,
    ...(Session !== undefined && { Session }),
  });
}

function hashed(subject: ProbeSubject, username: string): { SECRET_HASH?: string } {
  const hash = secretHashFor(subject, username);
  return hash === undefined ? {} : { SECRET_HASH: hash };
}

const secondFactors = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'SELECT_MFA_TYPE', 'MFA_SETUP'];

function withoutTokens({ username }: ProbeSubject, challenge: string | undefined): string {
  if (challenge === 'NEW_PASSWORD_REQUIRED') {
    return `${username} has a temporary password still (NEW_PASSWORD_REQUIRED), which no reset replaces: take another with --user`;
  }
  if (challenge !== undefined && secondFactors.includes(challenge)) {
    return `${username} is asked for a second factor (${challenge}), which the probe does not have: take another with --user`;
  }
  return `no tokens came but ${challenge ?? 'an empty answer'}`;
}
