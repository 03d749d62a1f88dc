import { EndpointUnreachable, members, text } from './cognito.ts';

/** A mail as the mailbox tells it. */
export interface ReceivedMail {
  readonly from: string;
  readonly subject: string;
  readonly codes: readonly string[];
  readonly links: readonly string[];
  readonly clientId: string | undefined;
}

/**
 * Reads the mail that was sent to an address since then; waits for it as long as
 * `patience`, all in milliseconds.
 */
export type ReadMail = (to: string, since: number) => Promise<ReceivedMail | undefined>;

/** Reads Lifeguard's mailbox over HTTP. */
export function mailboxAt(endpoint: string, send: typeof fetch, patience = 10_000): ReadMail {
  const find = async (to: string, since: number): Promise<ReceivedMail | undefined> => {
    const address = new URL('/_lifeguard/mail', endpoint);
    address.search = new URLSearchParams({ to, since: String(since), limit: '1' }).toString();
    const response = await send(address, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (!response?.ok) throw new EndpointUnreachable(`The mailbox at ${address.origin} cannot be read.`);
    const found: unknown = await response.json();
    const newest: unknown = Array.isArray(found) ? found[0] : undefined;
    return newest === undefined ? undefined : mailFrom(newest);
  };
  return async (to, since) => {
    // A monotonic clock: how long to wait has nothing to do with the time of day.
    const end = performance.now() + patience;
    for (let pause = 20; ; pause = Math.min(pause * 2, 1_000)) {
      const mail = await find(to, since);
      if (mail || performance.now() >= end) return mail;
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  };
}

function mailFrom(value: unknown): ReceivedMail {
  const mail = members(value);
  return {
    from: text(mail.from) ?? '',
    subject: text(mail.subject) ?? '',
    codes: texts(mail.codes),
    links: texts(mail.links),
    clientId: text(mail.clientId),
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}
