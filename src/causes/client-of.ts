import type { Known, KnownClient, KnownPool } from './known.ts';

/** An app client with its pool; what the pool itself has told goes before pools.yaml. */
export function clientOf(
  { pools }: Known,
  id: string | undefined,
): { readonly client: KnownClient; readonly pool: KnownPool } | undefined {
  const found = pools.flatMap(pool =>
    pool.clients.filter(client => client.id === id).map(client => ({ client, pool })),
  );
  return found.find(({ pool }) => pool.from === 'the pool') ?? found[0];
}

/** The id of an app client, with its name where it is known. */
export function namedClient(known: Known, id: string): string {
  const name = clientOf(known, id)?.client.name;
  return name === undefined ? id : `${id} (${name})`;
}
