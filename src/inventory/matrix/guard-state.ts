import * as z from 'zod';

const check = z.object({
  invariant: z.string(),
  /** What the page was put into; `client` is the link of an app client as it should be. */
  kind: z.string(),
  client: z.string().nullable(),
  ok: z.boolean(),
  /** Whether the page did anything that could be judged. */
  seen: z.boolean(),
});

const report = z.object({
  clients: z.array(z.object({ id: z.string() })),
  checks: z.array(check),
  mutants: z.array(z.object({ name: z.string(), outcome: z.string() })),
});

/** What guard found of an app client. */
export type GuardState =
  /** No report was given. */
  | { readonly state: 'not known' }
  /** Nobody resets a password through it. */
  | { readonly state: 'no reset' }
  /** No report has it. */
  | { readonly state: 'not looked at' }
  | { readonly state: 'ok' }
  | { readonly state: 'wrong'; readonly invariants: readonly string[] };

/**
 * Reads what `lifeguard guard --format json` wrote: what is wrong for each app client that it looked at, by its id. What is
 * wrong of the page as a whole, such as with links of no app client, is wrong for each.
 *
 * @param given the JSON
 * @returns undefined if it is no such report
 */
export function readGuardReport(given: unknown): ReadonlyMap<string, readonly string[]> | undefined {
  const read = report.safeParse(given);
  if (!read.success) return undefined;
  const { clients, checks, mutants } = read.data;
  const failed = checks
    .filter(({ ok, seen }) => !ok || !seen)
    .map(({ invariant, ok, ...one }) => ({ ...one, invariant: ok ? `${invariant} not seen` : invariant }));
  const ofClients = Map.groupBy(
    failed.filter(({ kind }) => kind === 'client'),
    ({ client }) => client,
  );
  const ofPage = failed.filter(({ kind }) => kind !== 'client').map(({ invariant }) => invariant);
  const missed = mutants
    .filter(({ outcome }) => outcome === 'not caught')
    .map(({ name }) => `mutant ${name} missed`);
  return new Map(
    clients.map(({ id }) => {
      const own = (ofClients.get(id) ?? []).map(({ invariant }) => invariant);
      return [id, [...new Set([...own, ...ofPage, ...missed])].sort()];
    }),
  );
}

/** What reports say together of an app client. */
export function guardStateOf(
  clientId: string,
  reports: readonly ReadonlyMap<string, readonly string[]>[],
): GuardState {
  if (reports.length === 0) return { state: 'not known' };
  const found = reports.flatMap(one => (one.has(clientId) ? [one.get(clientId) ?? []] : []));
  if (found.length === 0) return { state: 'not looked at' };
  const invariants = [...new Set(found.flat())].sort();
  return invariants.length === 0 ? { state: 'ok' } : { state: 'wrong', invariants };
}
