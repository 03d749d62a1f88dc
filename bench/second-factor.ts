import { setTimeout } from 'node:timers/promises';
import { totpCode, totpStep } from '../src/pool/totp.ts';
import { emailOf, secondFactor } from './load-users.ts';
import { joined } from './measured.ts';
import { askOnce, type Bench, type Operation } from './operation.ts';
import { apiRequest } from './request.ts';
import { signIn, signInRequests } from './sign-ins.ts';

const { poolId, clientId: ClientId } = secondFactor;
const count = 1_000;
const batch = 100;

/** A user with an authenticator app; each of its codes is good once. */
interface Holder {
  readonly at: number;
  readonly secret: string;
  lastStep: number;
}

/** Sign-in with a password and the code of an authenticator app: the cryptography of a password sign-in, in two calls. */
export async function secondFactorSignIn(bench: Bench): Promise<Operation> {
  const holders = await setUp(bench);
  const begin = signInRequests(ClientId, count);
  return {
    name: 'Sign-in with password and TOTP',
    limit: { signatures: 2, generatorPowers: 1, powers: 0, syncs: 0 },
    async measure(connections, seconds) {
      const begun = [];
      const answered = [];
      for (let took = 0; took < seconds; ) {
        const chosen = await holdersWithCodes(holders);
        const first = await askOnce(
          bench,
          connections,
          chosen.map(({ at }) => begin[at] ?? Buffer.of()),
          { keepAnswers: true },
        );
        const answers = first.answers.map((text, index) => answerOf(text, chosen[index]));
        const second = await askOnce(bench, connections, answers);
        begun.push(first);
        answered.push(second);
        took += first.seconds + second.seconds;
      }
      return [joined(begun), joined(answered)];
    },
  };
}

function answerOf(text: string, holder: Holder | undefined): Buffer {
  if (!holder) throw new Error('there are as many users as answers');
  // What InitiateAuth of these users answers.
  const { ChallengeName, Session } = JSON.parse(text) as { ChallengeName: string; Session: string };
  holder.lastStep = Math.max(totpStep(Date.now()), holder.lastStep + 1);
  return apiRequest(
    'RespondToAuthChallenge',
    {
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: {
        USERNAME: emailOf(holder.at),
        SOFTWARE_TOKEN_MFA_CODE: totpCode(holder.secret, holder.lastStep),
      },
    },
    'public',
  );
}

/** Users who have a code left: of the step that is, or the next: one of before may be late. Waits where too few have one. */
async function holdersWithCodes(holders: readonly Holder[]): Promise<readonly Holder[]> {
  for (;;) {
    const now = totpStep(Date.now());
    const chosen = holders.filter(({ lastStep }) => lastStep <= now).slice(0, batch);
    if (chosen.length === batch) return chosen;
    await setTimeout(200);
  }
}

async function setUp(bench: Bench): Promise<readonly Holder[]> {
  const config = {
    UserPoolId: poolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  };
  await askOnce(bench, 1, [apiRequest('SetUserPoolMfaConfig', config, 'signed')]);
  const tokens = await signIn(bench, ClientId, count);
  const ask = async (make: (AccessToken: string, at: number) => Buffer) =>
    (
      await askOnce(
        bench,
        16,
        tokens.map(({ AccessToken }, at) => make(AccessToken, at)),
        { keepAnswers: true },
      )
    ).answers;
  const secrets = (
    await ask(AccessToken => apiRequest('AssociateSoftwareToken', { AccessToken }, 'public'))
  ).map(
    // What AssociateSoftwareToken answers.
    answer => (JSON.parse(answer) as { readonly SecretCode: string }).SecretCode,
  );
  const step = totpStep(Date.now());
  const holders = secrets.map((secret, at): Holder => ({ at, secret, lastStep: step }));
  await ask((AccessToken, at) => {
    const UserCode = totpCode(secrets[at] ?? '', step);
    return apiRequest('VerifySoftwareToken', { AccessToken, UserCode }, 'public');
  });
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true };
  await ask(AccessToken =>
    apiRequest('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings }, 'public'),
  );
  return holders;
}
