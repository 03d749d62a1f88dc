import { thousand } from './load-users.ts';
import { joined } from './measured.ts';
import { askOnce, type Bench, type Operation } from './operation.ts';
import { apiRequest } from './request.ts';
import { signIn, type Tokens } from './sign-ins.ts';

const ClientId = 'bench1000000000000000000004';

/** Refreshing where each refresh token is good for one use: what replaces it must be durable. */
export async function rotation(bench: Bench): Promise<Operation> {
  const settings = {
    UserPoolId: thousand.poolId,
    ClientId,
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
  };
  await askOnce(bench, 1, [apiRequest('UpdateUserPoolClient', settings, 'signed')]);
  let tokens = (await signIn(bench, ClientId, 200)).map(({ RefreshToken }) => RefreshToken);
  return {
    name: 'Refresh with rotation',
    limit: { signatures: 2, generatorPowers: 0, powers: 0, syncs: 1 },
    async measure(connections, seconds) {
      const loads = [];
      for (let took = 0; took < seconds; ) {
        const requests = tokens.map(RefreshToken =>
          apiRequest('GetTokensFromRefreshToken', { ClientId, RefreshToken }, 'public'),
        );
        const load = await askOnce(bench, connections, requests, { keepAnswers: true });
        tokens = load.answers.map(answer => {
          // The load process takes no answer but a 200, which holds tokens.
          const { AuthenticationResult } = JSON.parse(answer) as { readonly AuthenticationResult: Tokens };
          return AuthenticationResult.RefreshToken;
        });
        loads.push(load);
        took += load.seconds;
      }
      return [joined(loads)];
    },
  };
}
