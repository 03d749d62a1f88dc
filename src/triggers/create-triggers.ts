import { noSuchFunction } from '../causes/triggers/no-such-function.ts';
import { triggerIsNotBuilt } from '../causes/triggers/trigger-is-not-built.ts';
import type { Clock } from '../pool/clock.ts';
import type { Random } from '../pool/random.ts';
import { configuredTrigger } from './configured-trigger.ts';
import type { Response, TriggerContract, TriggerName } from './contract.ts';
import { contractOf, triggerOf } from './contract-table.ts';
import { eventOf, type Occasion } from './event.ts';
import { failureOf } from './failure-of.ts';
import { type FunctionConfig, functionNameOf } from './function-config.ts';
import { createLambdaFunction, type LambdaFunction } from './lambda-function.ts';
import { readAnswer } from './read-answer.ts';
import type { TriggerCall, Triggers } from './trigger.ts';

/** What running triggers needs. */
export interface TriggersOptions {
  /** The functions that exist, by name. A pool's LambdaConfig refers to them by ARN. */
  readonly functions: ReadonlyMap<string, FunctionConfig>;
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

/** Runs the handlers of pools in worker threads, by the contract of each trigger. */
export function createTriggers(options: TriggersOptions): Triggers {
  const { clock, random, limitMilliseconds = 5000, concurrency = 4, mostWaiting = 1000 } = options;
  const started = new Map<string, LambdaFunction>();

  function functionOf(name: string, config: FunctionConfig): LambdaFunction {
    const found = started.get(name);
    if (found) return found;
    const log = (line: string) => options.log(name, line);
    const made = createLambdaFunction(name, config, { limitMilliseconds, concurrency, mostWaiting, log });
    started.set(name, made);
    return made;
  }

  async function invoke(
    call: TriggerCall,
    contract: TriggerContract,
    arn: string,
    count: (attempts: number) => void,
  ): Promise<Response> {
    const name = functionNameOf(arn);
    const config = name === undefined ? undefined : options.functions.get(name);
    if (name === undefined || config === undefined) {
      throw noSuchFunction({ trigger: contract.name, arn, known: [...options.functions.keys()] });
    }
    const lambda = functionOf(name, config);
    const requestId = random.uuid();
    // As text: what a handler receives has crossed the wire, as with Lambda.
    const event = JSON.stringify(eventOf(occasionOf(call), contract));
    const { outcome, attempts } = await lambda.invoke({ event, requestId, arn });
    count(attempts);
    const run = { trigger: contract.name, function: name };
    if (outcome.kind === 'answered') {
      const { source, request } = call;
      const confirmsByLink =
        call.pool.settings.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK';
      const reading = readAnswer(outcome.json, contract, { ...run, source, request, confirmsByLink });
      if (!reading.response) throw reading.breaches[0].failure;
      return reading.response;
    }
    const { ownLimit } = lambda;
    throw failureOf(outcome, {
      ...run,
      file: config.handler,
      requestId,
      attempts,
      limitMilliseconds,
      ownLimit,
    });
  }

  return {
    async run(call) {
      const due = dueTrigger(call);
      if (!due) return undefined;
      const since = clock.now();
      let attempts = 0;
      let outcome: 'ok' | 'failed' = 'failed';
      try {
        const contract = contractOf(call.pool.settings, due.name);
        if (!contract) throw triggerIsNotBuilt({ trigger: due.name, arn: due.arn });
        if (!Object.hasOwn(contract.sources, call.source))
          throw new Error(`${due.name} has no source ${call.source}`);
        const response = await invoke(call, contract, due.arn, made => {
          attempts = made;
        });
        outcome = 'ok';
        return response;
      } finally {
        const name = functionNameOf(due.arn) ?? due.arn;
        const milliseconds = clock.now() - since;
        call.notes.push({ source: call.source, function: name, outcome, attempts, milliseconds });
      }
    },
    async close() {
      await Promise.all([...started.values()].map(lambda => lambda.end()));
    },
  };
}

function occasionOf({ pool, client, source, userName, sdkVersion, request }: TriggerCall): Occasion {
  const { region, id: poolId } = pool;
  return { region, poolId, source, userName, sdkVersion, clientId: client?.id, request };
}

/**
 * The trigger that the pool has for a call. A message also belongs to the custom senders, which send it
 * instead of the service: a pool that has one must not send it the usual way.
 */
function dueTrigger(call: TriggerCall): { name: TriggerName; arn: string } | undefined {
  const name = triggerOf(call.source);
  const senders = ['CustomEmailSender', 'CustomSMSSender'] as const;
  for (const candidate of name === 'CustomMessage' ? [...senders, name] : [name]) {
    const arn = configuredTrigger(call.pool.settings, candidate);
    if (arn !== undefined) return { name: candidate, arn };
  }
  return undefined;
}
