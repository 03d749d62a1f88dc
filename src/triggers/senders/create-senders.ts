import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../causes/cause.ts';
import type { Clock } from '../../pool/clock.ts';
import { escapeHtml } from '../../pool/escape-html.ts';
import type { Random } from '../../pool/random.ts';
import type { CallEvent } from '../../recorder/event.ts';
import { configuredTrigger } from '../configured-trigger.ts';
import { triggerOf } from '../contract-for.ts';
import type { Functions } from '../create-functions.ts';
import { failureOf } from '../functions/failure-of.ts';
import { functionNameOf } from '../functions/function-config.ts';
import type { Invocation } from '../functions/handler-protocol.ts';
import { printedNote } from '../functions/printed-note.ts';
import { type HandlerRun, runHandler } from '../functions/run-handler.ts';
import type { SenderCall, Triggers } from '../trigger.ts';
import { senderCode } from './sender-code.ts';
import { senderEvent } from './sender-event.ts';
import { senderInput } from './sender-input.ts';

/** How long senders that run when the service ends may go on. */
const graceMilliseconds = 5_000;

/** What invoking custom senders needs. */
export interface SendersOptions {
  readonly clock: Clock;
  readonly random: Pick<Random, 'bytes' | 'uuid'>;
  readonly find: Functions['find'];
  /** The 32 bytes that stand for the KMS key of that ARN. */
  readonly kmsKey: (arn: string) => Uint8Array;
  readonly log: (functionName: string, line: string) => void;
  /** Takes each run when it is over. */
  readonly record: (event: Omit<CallEvent, 'sequence'>) => void;
}

/** How an invocation ended. */
interface Ran extends Pick<HandlerRun, 'attempts' | 'printed' | 'readable'> {
  readonly failure?: Failure;
}

/** Invokes the custom senders of pools. */
export function createSenders(options: SendersOptions): Pick<Triggers, 'send' | 'close'> {
  const { clock, random } = options;
  const running = new Set<Promise<void>>();

  async function invoke(
    trigger: string,
    event: Pick<Invocation, 'event' | 'arn'>,
    secrets: readonly string[],
  ): Promise<Ran> {
    const requestId = random.uuid();
    try {
      const { lambda, recent, file } = options.find(trigger, event.arn);
      const runs = { invoke: lambda.invokeLater, recent };
      const { outcome, ...ran } = await runHandler(runs, { ...event, requestId }, secrets);
      if (outcome.kind === 'answered') return ran;
      const at = { trigger, function: nameOf(event.arn), file, requestId, attempts: ran.attempts };
      return { ...ran, failure: failureOf(outcome, at) };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return { attempts: 0, printed: [], readable: text => text, failure: error };
    }
  }

  async function run(call: SenderCall, trigger: string, arn: string): Promise<void> {
    const since = clock.now();
    const keyArn = keyArnOf(call.pool);
    const key = options.kmsKey(keyArn);
    // A temporary password comes escaped (documented); a code has nothing to escape.
    const text = call.code === undefined ? undefined : escapeHtml(call.code);
    const plain = text === undefined ? undefined : { text, poolId: call.pool.id };
    const code = plain ? await senderCode(plain, { arn: keyArn, key }, random) : null;
    const event = JSON.stringify(senderInput(call, code));
    const secrets = [Buffer.from(key).toString('base64'), ...(text && call.code ? [text, call.code] : [])];
    const { attempts, printed, readable, failure } = await invoke(trigger, { event, arn }, secrets);
    for (const record of printed) options.log(nameOf(arn), record);
    const note = {
      source: call.source,
      function: nameOf(arn),
      outcome: failure ? 'failed' : 'ok',
      attempts,
      milliseconds: clock.now() - since,
      ...(printed.length > 0 && { printed: printedNote(printed) }),
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
function keyArnOf({ id, settings }: SenderCall['pool']): string {
  const arn = settings.LambdaConfig?.KMSKeyID;
  if (arn === undefined) throw new Error(`the pool ${id} has a custom sender and no KMSKeyID`);
  return arn;
}
