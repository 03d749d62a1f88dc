import { CallRefused, members, text } from './cognito.ts';

/** What the recorder knows of a failed call. */
export interface Diagnosis {
  readonly id: string;
  readonly title: string;
  /** The facts of this failure, by name. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * The true cause of a refused call, from the recorder of the Lifeguard that refused it; undefined where
 * there is none to ask, as with AWS.
 */
export async function diagnose(
  endpoint: string,
  error: Error | undefined,
  send: typeof fetch,
): Promise<Diagnosis | undefined> {
  if (!(error instanceof CallRefused) || error.requestId === undefined) return undefined;
  const address = new URL(`/_lifeguard/events?limit=1000&operation=${error.operation}`, endpoint);
  const response = await send(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (!response?.ok) return undefined;
  const events: unknown = await response.json();
  const event = Array.isArray(events)
    ? events.map(members).find(found => found.requestId === error.requestId)
    : undefined;
  const cause = members(event?.cause);
  const id = text(cause.id);
  return id === undefined ? undefined : { id, title: text(cause.title) ?? '', facts: members(cause.facts) };
}
