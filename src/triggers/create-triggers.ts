import { triggerIsNotBuilt } from '../causes/triggers/trigger-is-not-built.ts';
import type { Clock } from '../pool/clock.ts';
import type { Random } from '../pool/random.ts';
import type { TriggerNote } from '../recorder/event.ts';
import { configuredTrigger } from './configured-trigger.ts';
import type { Response, TriggerContract, TriggerName } from './contract.ts';
import { triggerOf } from './contract-for.ts';
import { contractOf } from './contract-of.ts';
import { createFunctions, type FunctionsOptions } from './create-functions.ts';
import { eventOf, type Occasion } from './event.ts';
import { failureOf } from './functions/failure-of.ts';
import { functionNameOf } from './functions/function-config.ts';
import { printedNote } from './functions/printed-note.ts';
import { readAnswer } from './functions/read-answer.ts';
import { readableFailure } from './functions/readable-failure.ts';
import { type HandlerRun, runHandler } from './functions/run-handler.ts';
import { createSenders, type SendersOptions } from './senders/create-senders.ts';
import type { TriggerCall, Triggers } from './trigger.ts';

/** What running triggers needs. */
export interface TriggersOptions
  extends Omit<FunctionsOptions, 'limitMilliseconds' | 'concurrency' | 'mostWaiting'> {
  /** What custom senders need beside; absent where no message is sent. */
  readonly senders?: Pick<SendersOptions, 'random' | 'kmsKey' | 'record'>;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** Where what handlers print goes, record by record. */
  readonly log: (functionName: string, line: string) => void;
  /** How long Cognito waits for one attempt; 5,000 where absent. */
  readonly limitMilliseconds?: number;
  /** How many events one function works on at a time; 4 where absent. */
  readonly concurrency?: number;
  /** How many more may wait for one function; 1,000 where absent. */
  readonly mostWaiting?: number;
}

/** Runs the handlers of pools, by the contract of each trigger. */
export function createTriggers(options: TriggersOptions): Triggers {
  const { clock, random } = options;
  const functions = createFunctions({
    limitMilliseconds: 5000,
    concurrency: 4,
    mostWaiting: 1000,
    ...options,
  });
  const { find } = functions;
  const senders = options.senders && createSenders({ ...options, ...options.senders, find });

  /** @param tell takes the run before it fails, where it does */
  async function invoke(
    call: TriggerCall,
    contract: TriggerContract,
    arn: string,
    tell: (run: HandlerRun) => void,
  ): Promise<Response> {
    const { name, file, lambda, recent, secrets } = find(contract.name, arn);
    const requestId = random.uuid();
    // As text: what a handler receives has crossed the wire, as with Lambda.
    const event = JSON.stringify(eventOf(occasionOf(call), contract));
    const ran = await runHandler({ invoke: lambda.invoke, recent }, { event, requestId, arn }, secrets);
    tell(ran);
    const { outcome, attempts, readable } = ran;
    const run = { trigger: contract.name, function: name };
    if (outcome.kind !== 'answered') {
      throw readableFailure(failureOf(outcome, { ...run, file, requestId, attempts }), readable);
    }
    const { source, request } = call;
    const confirmsByLink =
      call.pool.settings.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK';
    const reading = readAnswer(outcome.json, contract, { ...run, source, request, confirmsByLink });
    if (!reading.response) throw readableFailure(reading.breaches[0].failure, readable);
    return reading.response;
  }

  return {
    async run(call) {
      const due = dueTrigger(call);
      if (!due) return undefined;
      const since = clock.now();
      const name = functionNameOf(due.arn) ?? due.arn;
      let told: Pick<TriggerNote, 'attempts' | 'printed'> = { attempts: 0 };
      let outcome: 'ok' | 'failed' = 'failed';
      try {
        const contract = contractOf(call.pool.settings, due.name);
        if (!contract) throw triggerIsNotBuilt({ trigger: due.name, arn: due.arn });
        if (!Object.hasOwn(contract.sources, call.source))
          throw new Error(`${due.name} has no source ${call.source}`);
        const response = await invoke(call, contract, due.arn, ({ attempts, printed }) => {
          for (const line of printed) options.log(name, line);
          told = { attempts, ...(printed.length > 0 && { printed: printedNote(printed) }) };
        });
        outcome = 'ok';
        return response;
      } finally {
        const milliseconds = clock.now() - since;
        call.notes.push({ source: call.source, function: name, outcome, milliseconds, ...told });
      }
    },
    send(call) {
      if (!senders) throw new Error('custom senders need a key and a recorder');
      senders.send(call);
    },
    async close() {
      await senders?.close();
      await functions.close();
    },
  };
}

function occasionOf({ pool, client, source, userName, sdkVersion, request }: TriggerCall): Occasion {
  const { region, id: poolId } = pool;
  return { region, poolId, source, userName, sdkVersion, clientId: client?.id, request };
}

/** The trigger that the pool has for a call. */
function dueTrigger(call: TriggerCall): { name: TriggerName; arn: string } | undefined {
  const name = triggerOf(call.source);
  const arn = configuredTrigger(call.pool.settings, name);
  return arn === undefined ? undefined : { name, arn };
}
