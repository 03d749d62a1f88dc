import type { ClientEntry } from '../../config/client-entry.ts';
import type { PoolsFile } from '../../config/pools-file.ts';
import { customMessage } from '../../triggers/contracts/custom-message.ts';

type PoolEntry = PoolsFile['pools'][number];

/** Why a message is sent, as the contract of CustomMessage lists it. */
export type Source = keyof typeof customMessage.sources;

/** One message that a pool may send: a place in the preview, before anything is run. */
export interface MailSlot {
  readonly pool: PoolEntry;
  /** Undefined for an invitation: an administrator sends it, and no app client is concerned. */
  readonly client: ClientEntry | undefined;
  readonly source: Source;
  /** What the app says in `clientMetadata.locale`; undefined where it says nothing. */
  readonly language: string | undefined;
  /** The file of its page, unique among all. */
  readonly page: string;
}

// The contract's own keys are exactly its sources.
const sources = Object.keys(customMessage.sources) as Source[];

/** Every message of every app client, pool by pool, in each of these languages. */
export function mailSlots(
  { pools }: PoolsFile,
  languages: readonly (string | undefined)[],
): readonly MailSlot[] {
  return pools.flatMap(pool => {
    const slot = (source: Source, client: ClientEntry | undefined) =>
      languages.map(language => {
        const name = [pool.id, client?.id, source.replace('CustomMessage_', ''), language];
        const page = `${name.filter(part => part !== undefined).join('.')}.html`;
        return { pool, client, source, language, page };
      });
    const invitation = slot('CustomMessage_AdminCreateUser', undefined);
    const others = sources.filter(source => source !== 'CustomMessage_AdminCreateUser');
    return [...invitation, ...pool.clients.flatMap(client => others.flatMap(source => slot(source, client)))];
  });
}
