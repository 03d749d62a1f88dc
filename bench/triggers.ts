import { triggered } from './load-users.ts';
import { type Bench, type Operation, repeated } from './operation.ts';
import { apiRequest } from './request.ts';
import { signIn } from './sign-ins.ts';

/** The row whose call differs from that of `Refresh` by a trigger, whose handler changes nothing. */
export const triggerName = 'Refresh with a trigger';

/** Refreshing where PreTokenGeneration runs. Its handler is warm once the users have signed in. */
export async function triggerCalls(bench: Bench): Promise<Operation> {
  const { clientId: ClientId } = triggered;
  const tokens = await signIn(bench, ClientId, 50);
  const refreshes = tokens.map(({ RefreshToken }) =>
    apiRequest(
      'InitiateAuth',
      { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } },
      'public',
    ),
  );
  const limit = { signatures: 2, generatorPowers: 0, powers: 0, syncs: 0 };
  return repeated(bench, triggerName, limit, refreshes);
}
