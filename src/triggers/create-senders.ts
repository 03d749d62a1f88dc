import { setTimeout } from 'node:timers/promises';
import { Failure } from '../causes/cause.ts';
import type { Clock } from '../pool/clock.ts';
import { encryptedMessage } from '../pool/encrypted-message.ts';
import { escapeHtml } from '../pool/escape-html.ts';
import type { Pool } from '../pool/pool.ts';
import type { Random } from '../pool/random.ts';
import { forKmsKey, forRawAesKeyring } from '../pool/wrapped-key.ts';
import type { CallEvent } from '../recorder/event.ts';
import { configuredTrigger } from './configured-trigger.ts';
import { triggerOf } from './contract-table.ts';
import { failureOf } from './failure-of.ts';
import { functionNameOf } from './function-config.ts';
import type { Invocation } from './handler-protocol.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { printedNote } from './printed-note.ts';
import { senderEvent } from './sender-event.ts';
import { senderInput } from './sender-input.ts';
import { senderKeyName } from './sender-key-name.ts';
import type { SenderCall, Triggers } from './trigger.ts';
import { secretsOf, withoutSecrets } from './without-secrets.ts';

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
  readonly find: (trigger: string, arn: string) => { readonly lambda: LambdaFunction; readonly file: string };
  /** The 32 bytes that stand for the KMS key of that ARN. */
  readonly kmsKey: (arn: string) => Uint8Array;
  readonly log: (functionName: string, line: string) => void;
  /** Takes each run when it is over. */
  readonly record: (event: Omit<CallEvent, 'sequence'>) => void;
}

/** Invokes the custom senders of pools. */
export function createSenders(options: SendersOptions): Pick<Triggers, 'send' | 'close'> {
  const { clock, random } = options;
  const running = new Set<Promise<void>>();

  /** The pool is told by the context: a function may send for several (observed). */
  function encrypted(pool: Pool, code: string): string {
    const arn = pool.settings.LambdaConfig?.KMSKeyID;
    // The API takes no custom sender without one.
    if (arn === undefined) throw new Error(`the pool ${pool.id} has a custom sender and no KMSKeyID`);
    const key = options.kmsKey(arn);
    const wraps = [forKmsKey(arn, key, random), forRawAesKeyring(senderKeyName, key, random)];
    const context = { 'userpool-id': pool.id };
    return encryptedMessage({ plain: Buffer.from(code), context, wraps }, random).toString('base64');
  }

  async function run(
    call: SenderCall,
    name: string,
    event: Pick<Invocation, 'event' | 'arn'>,
  ): Promise<void> {
    const trigger = triggerOf(call.source);
    const requestId = random.uuid();
    const since = clock.now();
    const printed: string[] = [];
    let attempts = 0;
    let failure: Failure | undefined;
    try {
      const { lambda, file } = options.find(trigger, event.arn);
      const ran = await lambda.invokeLater({ ...event, requestId }, text => printed.push(text));
      attempts = ran.attempts;
      if (ran.outcome.kind !== 'answered') {
        const limits = { limitMilliseconds: lambda.milliseconds, ownLimit: lambda.milliseconds };
        failure = failureOf(ran.outcome, { trigger, function: name, file, requestId, attempts, ...limits });
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure = error;
    }
    const milliseconds = clock.now() - since;
    const readable = withoutCode(call.code, event.event);
    const records = printed.map(readable);
    for (const record of records) options.log(name, record);
    const outcome = failure ? 'failed' : 'ok';
    const note = { source: call.source, function: name, outcome, attempts, milliseconds } as const;
    const shown = records.length > 0 ? { ...note, printed: printedNote(records) } : note;
    options.record(senderEvent(call, { time: since, failure, note: shown, readable }));
  }

  return {
    send(call) {
      const { pool, source, notes } = call;
      const trigger = triggerOf(source);
      const arn = configuredTrigger(pool.settings, trigger);
      if (arn === undefined) throw new Error(`the pool ${pool.id} has no ${trigger}`);
      const name = functionNameOf(arn) ?? arn;
      // A temporary password is escaped, by documentation; a code has nothing to escape.
      const code = call.code === undefined ? null : encrypted(pool, escapeHtml(call.code));
      const event = JSON.stringify(senderInput(call, code));
      notes.push({ source, function: name, outcome: 'invoked', attempts: 0, milliseconds: 0 });
      const end = run(call, name, { event, arn })
        .catch((error: unknown) => options.log(name, error instanceof Error ? `${error.stack}` : `${error}`))
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

/** Takes the code out of what a handler says, as it was and as the handler got it. */
function withoutCode(code: string | undefined, event: string): (text: string) => string {
  const encrypted = secretsOf([event]);
  const secrets = code === undefined ? encrypted : [...encrypted, escapeHtml(code), code];
  return text => withoutSecrets(text, secrets);
}
