import type { KnownClient } from '../causes/known.ts';
import { parsedJson } from '../pool/members.ts';
import type { CognitoReads, Listed } from '../surroundings/cognito-reads.ts';
import { NotRead } from '../surroundings/not-read.ts';
import { jwksUrl } from '../surroundings/pool-addresses.ts';
import type { Surroundings } from '../surroundings/surroundings.ts';
import { isSilent } from '../surroundings/web-reads.ts';
import type { PoolKey } from './asked.ts';
import { describedClient, describedPool } from './described-pool.ts';
import { keysIn } from './readers/token.ts';
import type { Reading } from './reading.ts';

/** How many app clients of a pool are read where nobody has told which matter. */
const mostClients = 20;

/** What is asked of a pool beside itself. */
export interface PoolQuestion {
  readonly poolId: string;
  /** App clients that were met in what was handed over. */
  readonly clients: readonly string[];
  readonly user: string | undefined;
}

/**
 * Looks at a pool as it is: itself, its app clients that matter, and the user. What the credentials may not read is told
 * and left out.
 *
 * @throws Unreachable if the target does not answer, or takes no credentials
 * @throws NotRead if there is no such pool
 */
export async function readLivePool(
  { cognito }: { readonly cognito: Pick<CognitoReads, 'pool' | 'clients' | 'client' | 'user'> },
  { poolId, clients, user }: PoolQuestion,
): Promise<readonly Reading[]> {
  const notes: string[] = [];
  const tried = <T>(reading: Promise<T>): Promise<T | undefined> =>
    reading.catch(error => {
      if (!(error instanceof NotRead) || error.why.kind === 'not found') throw error;
      notes.push(`Not looked at: ${error.message}.`);
      return undefined;
    });
  const pool = await tried(cognito.pool(poolId));
  const all = await tried(cognito.clients(poolId));
  const listed = all ?? [];
  const isWanted = ({ id }: Listed) => clients.includes(id) || listed.length <= mostClients;
  const known = await Promise.all(
    listed.map(async ({ id, name }): Promise<KnownClient> => {
      const client = isWanted({ id, name }) ? await tried(cognito.client(poolId, id)) : undefined;
      return client ? describedClient(asJson(client)) : { id, name };
    }),
  );
  const found =
    user === undefined ? undefined : await tried(cognito.user(poolId, user).then(one => one ?? 'nobody'));
  const userKnown =
    found === 'nobody' ? ({ exists: false } as const) : found && ({ exists: true, ...found } as const);
  const userWords =
    found === 'nobody'
      ? '; it has no such user'
      : found
        ? `; the user is ${found.isEnabled ? '' : 'disabled and '}${found.status}`
        : '';
  return [
    {
      kind: 'pool',
      says: `${poolId} as it is${clientWords(all?.length)}${userWords}`,
      found: {
        pools: [
          {
            ...(pool && describedPool(asJson(pool))),
            from: 'the pool',
            id: poolId,
            clients: known,
            hasAllClients: all !== undefined,
          },
        ],
        ...(userKnown && { user: userKnown }),
      },
      notes: [...new Set(notes)],
    },
  ];
}

/** @param count undefined where they could not be read */
function clientWords(count: number | undefined): string {
  return count === undefined ? '' : `, with ${count} app ${count === 1 ? 'client' : 'clients'}`;
}

/**
 * The keys of a pool, from the target that was named and no other address; undefined where they cannot be had.
 */
export async function readPoolKeys(
  { target, web }: Surroundings,
  poolId: string,
): Promise<readonly PoolKey[] | undefined> {
  const answer = await web.get(jwksUrl(poolId, target));
  return isSilent(answer) || answer.status !== 200 ? undefined : keysIn(parsedJson(answer.body));
}

/** What an SDK has answered, as JSON has it: the readers of what is described take only that. */
function asJson(described: object): Readonly<Record<string, unknown>> {
  return { ...described };
}
