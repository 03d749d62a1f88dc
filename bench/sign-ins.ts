import { emailOf, password, thousand } from './load-users.ts';
import { joined } from './measured.ts';
import { askOnce, type Bench, type Operation, repeated } from './operation.ts';
import { apiRequest } from './request.ts';
import { answerChallenge, type Challenge, srpA } from './srp-answer.ts';

/** Of what a sign-in answers. */
export interface Tokens {
  readonly AccessToken: string;
  readonly RefreshToken: string;
}

const ClientId = thousand.clientId;

/** Password sign-ins of the first users of a pool. */
export function signInRequests(clientId: string, count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, at) =>
    apiRequest(
      'InitiateAuth',
      {
        ClientId: clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: emailOf(at), PASSWORD: password },
      },
      'public',
    ),
  );
}

/** Signs that many users of a pool in. */
export async function signIn(bench: Bench, clientId: string, count: number): Promise<readonly Tokens[]> {
  const { answers } = await askOnce(bench, 16, signInRequests(clientId, count), { keepAnswers: true });
  return answers.map(answer => {
    // The load process takes no answer but a 200, and these users have no challenge before them.
    const { AuthenticationResult } = JSON.parse(answer) as { readonly AuthenticationResult: Tokens };
    return AuthenticationResult;
  });
}

/** The ways to tokens; the cryptography that they demand is their limit. */
export function signIns(bench: Bench, tokens: readonly Tokens[]): readonly Operation[] {
  const refreshes = tokens.map(({ RefreshToken }) =>
    apiRequest(
      'InitiateAuth',
      { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } },
      'public',
    ),
  );
  const signed = { signatures: 2, syncs: 0 };
  return [
    repeated(
      bench,
      'Password sign-in',
      { ...signed, generatorPowers: 1, powers: 0 },
      signInRequests(ClientId, bench.users.length),
    ),
    {
      name: 'SRP sign-in, the server’s half',
      limit: { ...signed, generatorPowers: 1, powers: 2 },
      measure: (connections, seconds) => srpSignIns(bench, connections, seconds),
    },
    repeated(bench, 'Refresh', { ...signed, generatorPowers: 0, powers: 0 }, refreshes),
  ];
}

/** All users begin, then the clients' halves are made while no clock runs, then all answer; and again. */
async function srpSignIns(bench: Bench, connections: number, seconds: number) {
  const { users, powers } = bench;
  const begin = users.map(({ email }) =>
    apiRequest(
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: email, SRP_A: srpA } },
      'public',
    ),
  );
  const begun = [];
  const answered = [];
  for (let took = 0; took < seconds; ) {
    // Of the powers that the service has made ahead meanwhile none may be left: a busy service has none.
    await askOnce(bench, connections, begin.slice(0, 64));
    const first = await askOnce(bench, connections, begin, { keepAnswers: true, seconds: seconds / 2 });
    const answers = await Promise.all(
      first.answers.map(async (text, at) => {
        const user = users[at];
        if (!user) throw new Error('there are as many users as answers');
        // What InitiateAuth of this flow answers.
        const { ChallengeParameters } = JSON.parse(text) as { readonly ChallengeParameters: Challenge };
        const ChallengeResponses = await answerChallenge(powers, user, ChallengeParameters);
        const answer = { ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses };
        return apiRequest('RespondToAuthChallenge', answer, 'public');
      }),
    );
    const second = await askOnce(bench, connections, answers);
    begun.push(first);
    answered.push(second);
    took += first.seconds + second.seconds;
  }
  return [joined(begun), joined(answered)];
}
