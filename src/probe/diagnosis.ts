import { CallRefused, members, text } from './cognito.ts';
import { readWeb } from './read-web.ts';

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
  const query = `outcome=failed&limit=200&operation=${error.operation}`;
  const { href } = new URL(`/_lifeguard/events?${query}`, endpoint);
  const answer = await readWeb(send, href, {}, 5_000).catch(() => undefined);
  const events = answer?.status === 200 ? listIn(answer.body) : [];
  const cause = members(events.map(members).find(found => found.requestId === error.requestId)?.cause);
  const id = text(cause.id);
  return id === undefined ? undefined : { id, title: text(cause.title) ?? '', facts: members(cause.facts) };
}

function listIn(body: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
