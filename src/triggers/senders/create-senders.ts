import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../causes/cause.ts';
import type { Clock } from '../../pool/clock.ts';
import { encryptedMessage } from '../../pool/encrypted-message.ts';
import { escapeHtml } from '../../pool/escape-html.ts';
import type { Pool } from '../../pool/pool.ts';
import type { Random } from '../../pool/random.ts';
import { forKmsKey, forRawAesKeyring } from '../../pool/wrapped-key.ts';
import type { CallEvent } from '../../recorder/event.ts';
import { configuredTrigger } from '../configured-trigger.ts';
import { triggerOf } from '../contract-table.ts';
import { failureOf } from '../functions/failure-of.ts';
import { functionNameOf } from '../functions/function-config.ts';
import type { Invocation } from '../functions/handler-protocol.ts';
import type { Printed } from '../functions/handler-runner.ts';
import type { LambdaFunction } from '../functions/lambda-function.ts';
import { printedNote } from '../functions/printed-note.ts';
import type { RecentSecrets } from '../functions/recent-secrets.ts';
import { withoutControls } from '../functions/without-controls.ts';
import { type Readable, secretsOf, withoutSecrets } from '../functions/without-secrets.ts';
import type { SenderCall, Triggers } from '../trigger.ts';
import { senderEvent } from './sender-event.ts';
import { senderInput } from './sender-input.ts';
import { senderKeyName } from './sender-key-name.ts';

/** How long senders that run when the service ends may go on. */
const graceMilliseconds = 5_000;

/** What invoking custom senders needs. */
export interface SendersOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'bytes' | 'uuid'>;
  /**
   * The function of that ARN, and where its code is.
   *
   * @throws no-such-function
   */
  readonly find: (
    trigger: string,
    arn: string,
  ) => { readonly lambda: LambdaFunction; readonly recent: RecentSecrets; readonly file: string };
  /** The 32 bytes that stand for the KMS key of that ARN. */
  readonly kmsKey: (arn: string) => Uint8Array;
  readonly log: (functionName: string, line: string) => void;
  /** Takes each run when it is over. */
  readonly record: (event: Omit<CallEvent, 'sequence'>) => void;
}

/** How an invocation ended. */
interface Ran {
  readonly attempts: number;
  readonly printed: readonly Printed[];
  /** Takes out of a text what is secret in this run and in those before. */
  readonly readable: Readable;
  readonly failure?: Failure;
}

/** Invokes the custom senders of pools. */
export function createSenders(options: SendersOptions): Pick<Triggers, 'send' | 'close'> {
  const { clock, random } = options;
  const running = new Set<Promise<void>>();

  /** The pool is told by the context: a function may send for several (observed). */
  async function encrypted(pool: Pool, code: string): Promise<string> {
    const arn = keyArnOf(pool);
    const key = options.kmsKey(arn);
    const wraps = [forKmsKey(arn, key, random), forRawAesKeyring(senderKeyName, key, random)];
    const context = { 'userpool-id': pool.id };
    const message = await encryptedMessage({ plain: Buffer.from(code), context, wraps }, random);
    return message.toString('base64');
  }

  async function invoke(
    trigger: string,
    event: Pick<Invocation, 'event' | 'arn'>,
    secrets: readonly string[],
  ): Promise<Ran> {
    const requestId = random.uuid();
    const printed: Printed[] = [];
    try {
      const { lambda, recent, file } = options.find(trigger, event.arn);
      recent.add(secrets);
      const { outcome, attempts } = await lambda.invokeLater({ ...event, requestId }, record =>
        printed.push(record),
      );
      // Anew: many runs may have come between.
      recent.add(secrets);
      const readable = recent.readableWith(secrets);
      if (outcome.kind === 'answered') return { attempts, printed, readable };
      const failure = failureOf(outcome, {
        trigger,
        function: nameOf(event.arn),
        file,
        requestId,
        attempts,
      });
      return { attempts, printed, readable, failure };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return {
        attempts: 0,
        printed,
        readable: (text, isCut) => withoutSecrets(text, secrets, isCut),
        failure: error,
      };
    }
  }

  async function run(call: SenderCall, trigger: string, arn: string): Promise<void> {
    const since = clock.now();
    // A temporary password comes escaped (documented); a code has nothing to escape.
    const code = call.code === undefined ? null : await encrypted(call.pool, escapeHtml(call.code));
    const event = JSON.stringify(senderInput(call, code));
    const key = Buffer.from(options.kmsKey(keyArnOf(call.pool))).toString('base64');
    const secrets = [...secretsOf([event]), key, ...(call.code ? [escapeHtml(call.code), call.code] : [])];
    const { attempts, printed, readable, failure } = await invoke(trigger, { event, arn }, secrets);
    const records = printed.map(({ text, isCut }) => withoutControls(readable(text, isCut)));
    for (const record of records) options.log(nameOf(arn), record);
    const note = {
      source: call.source,
      function: nameOf(arn),
      outcome: failure ? 'failed' : 'ok',
      attempts,
      milliseconds: clock.now() - since,
      ...(records.length > 0 && { printed: printedNote(records) }),
    } as const;
    options.record(senderEvent(call, { time: since, failure, note, readable }));
  }

  return {
    send(call) {
      const { pool, source, notes } = call;
      const trigger = triggerOf(source);
      const arn = configuredTrigger(pool.settings, trigger);
      if (arn === undefined) throw new Error(`the pool ${pool.id} has no ${trigger}`);
      notes.push({ source, function: nameOf(arn), outcome: 'invoked', attempts: 0, milliseconds: 0 });
      const end = run(call, trigger, arn)
        .catch((error: unknown) => options.log(nameOf(arn), `not run: ${error}`))
        .finally(() => running.delete(end));
      running.add(end);
    },
    async close() {
      const grace = new AbortController();
      const late = setTimeout(graceMilliseconds, undefined, { signal: grace.signal }).catch(() => {});
      await Promise.race([Promise.all(running), late]);
      grace.abort();
    },
  };
}

function nameOf(arn: string): string {
  return functionNameOf(arn) ?? arn;
}

/** The API takes no custom sender without a key. */
function keyArnOf({ id, settings }: Pool): string {
  const arn = settings.LambdaConfig?.KMSKeyID;
  if (arn === undefined) throw new Error(`the pool ${id} has a custom sender and no KMSKeyID`);
  return arn;
}
