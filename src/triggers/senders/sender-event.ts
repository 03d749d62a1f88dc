import type { Failure } from '../../causes/cause.ts';
import type { CallEvent, TriggerNote } from '../../recorder/event.ts';
import { readableFacts } from '../functions/readable-failure.ts';
import type { Readable } from '../functions/without-secrets.ts';
import type { SenderCall } from '../trigger.ts';

/** A sender's run that is over. */
export interface SenderRun {
  /** When it began, milliseconds since 1970. */
  readonly time: number;
  /** Why it failed; undefined where it did not. */
  readonly failure: Failure | undefined;
  readonly note: TriggerNote;
  /** Takes the code out of a text: an error of the handler may name it. */
  readonly readable: Readable;
}

/** What the recorder keeps of the run. No client sees how it ended, so that there is a cause and no error. */
export function senderEvent(
  { pool, client, source, userName, requestId }: SenderCall,
  { time, failure, note, readable }: SenderRun,
): Omit<CallEvent, 'sequence'> {
  return {
    time,
    requestId,
    operation: source,
    poolId: pool.id,
    ...(client && { clientId: client.id }),
    user: userName,
    outcome: failure ? 'failed' : 'ok',
    ...(failure && { cause: { ...failure.cause, facts: readableFacts(failure.facts, readable) } }),
    triggers: [note],
    messages: [],
    milliseconds: note.milliseconds,
  };
}
