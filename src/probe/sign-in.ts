import { srpNameOf } from '../pool/pool-id.ts';
import { type Members, members, text } from './cognito.ts';
import type { ProbePorts, ProbeState } from './probe.ts';
import { secretHashFor } from './secret-hash.ts';
import { startSrp } from './srp-client.ts';
import { Unexpected } from './unexpected.ts';

/** Signs in by SRP with the new password, as apps do. */
export async function signIn({ call, now, random }: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, password } = state;
  const srp = startSrp(random);
  const hash = secretHashFor(subject, subject.username);
  const challenge = await call('InitiateAuth', {
    ClientId: subject.clientId,
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: {
      USERNAME: subject.username,
      SRP_A: srp.srpA,
      ...(hash && { SECRET_HASH: hash }),
    },
  });
  requireChallenge(challenge, 'PASSWORD_VERIFIER');
  const parameters = members(challenge.ChallengeParameters);
  const userId = text(parameters.USER_ID_FOR_SRP) ?? '';
  state.userId = userId;
  const answered = srp.answer(
    {
      poolName: srpNameOf(subject.poolId),
      userId,
      salt: text(parameters.SALT) ?? '',
      srpB: text(parameters.SRP_B) ?? '',
      secretBlock: text(parameters.SECRET_BLOCK) ?? '',
    },
    password,
    now(),
  );
  const userHash = secretHashFor(subject, userId);
  const answer = await call('RespondToAuthChallenge', {
    ClientId: subject.clientId,
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses: {
      USERNAME: userId,
      ...answered,
      ...(userHash && { SECRET_HASH: userHash }),
    },
  });
  const result = members(answer.AuthenticationResult);
  const [id, access, refresh] = [text(result.IdToken), text(result.AccessToken), text(result.RefreshToken)];
  if (!id || !access || !refresh) {
    throw new Unexpected(`no tokens came but ${text(answer.ChallengeName) ?? 'an empty answer'}`);
  }
  state.tokens = { id, access, refresh };
  return 'SRP proof taken, three tokens';
}

function requireChallenge(answer: Members, name: string): void {
  const given = text(answer.ChallengeName);
  if (given !== name) throw new Unexpected(`the challenge is ${given ?? 'none'}, not ${name}`);
}
